namespace CloudflareWorkflows.Trust.Running;

/// <summary>What a run counts.</summary>
internal enum Measure
{
    /// <summary>Things that the module was asked to do, behind faults.</summary>
    Asked,

    /// <summary>Instances that a list had to show.</summary>
    Listed,

    /// <summary>Cells of the matrix.</summary>
    Cells,

    /// <summary>Mutated answers.</summary>
    Answers,

    /// <summary>Items of lists whose neighbour was odd, and that came all the same.</summary>
    Neighbours,

    /// <summary>Killed processes.</summary>
    Kills,

    /// <summary>Arbitrary values written as JSON and read back.</summary>
    JsonValues,

    /// <summary>Errors that say that nothing was done, and nothing was.</summary>
    ToldFailed,

    /// <summary>Errors that leave open whether it was done.</summary>
    ToldUnknown,

    /// <summary>Told as done and not done, or not told at all.</summary>
    Lost,

    /// <summary>Done more often than asked, or done to what was not asked for.</summary>
    Doubled,

    /// <summary>Told as failed for certain, and done; or unknown where it can be known.</summary>
    ToldWrongly,

    /// <summary>Errors that are not the module's own.</summary>
    Foreign,

    /// <summary>Calls that took longer than they may, or that left something running.</summary>
    Hung,

    /// <summary>Answers that cost more memory or processor time than they may.</summary>
    Costly,
}
