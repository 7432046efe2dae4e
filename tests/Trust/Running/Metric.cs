namespace CloudflareWorkflows.Trust.Running;

/// <summary>What a run counts.</summary>
internal enum Metric
{
    /// <summary>Things that the module was asked to do, behind faults.</summary>
    Requested,

    /// <summary>Instances that a list had to show.</summary>
    Listed,

    /// <summary>Cells of the matrix.</summary>
    Cells,

    /// <summary>Mutated answers.</summary>
    Answers,

    /// <summary>Items of lists whose neighbour was odd, and that came all the same.</summary>
    IntactItems,

    /// <summary>Killed processes.</summary>
    Kills,

    /// <summary>Arbitrary values written as JSON and read back.</summary>
    JsonValues,

    /// <summary>Errors that say that nothing was done, and nothing was.</summary>
    ReportedFailed,

    /// <summary>Errors that leave open whether it was done.</summary>
    ReportedUnknown,

    /// <summary>Result as done and not done, or not result at all.</summary>
    Lost,

    /// <summary>Done more often than asked, or done to what was not asked for.</summary>
    Duplicated,

    /// <summary>Result as failed for certain, and done; or unknown where it can be known.</summary>
    Misreported,

    /// <summary>Errors that are not the module's own.</summary>
    Unexpected,

    /// <summary>Calls that took longer than they may, or that left something running.</summary>
    Hung,

    /// <summary>Answers that cost more memory or processor time than they may.</summary>
    Costly,
}
