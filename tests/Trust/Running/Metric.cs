namespace CloudflareWorkflows.Trust.Running;

/// <summary>The counters of a run.</summary>
internal enum Metric
{
    /// <summary>Operations that were requested while requests fail.</summary>
    Requested,

    /// <summary>Instances that a listing had to return.</summary>
    Listed,

    /// <summary>Cells of the matrix.</summary>
    Cells,

    /// <summary>Mutated responses.</summary>
    Answers,

    /// <summary>Items of lists that were returned although another item was malformed.</summary>
    IntactItems,

    /// <summary>Killed processes.</summary>
    Kills,

    /// <summary>Arbitrary values written as JSON and read back.</summary>
    JsonValues,

    /// <summary>Errors that correctly say that nothing was done.</summary>
    ReportedFailed,

    /// <summary>Errors with an unknown outcome.</summary>
    ReportedUnknown,

    /// <summary>Reported as done and not done, or not reported.</summary>
    Lost,

    /// <summary>Done more often than requested, or done to an item that was not requested.</summary>
    Duplicated,

    /// <summary>Reported as failed and done, or reported as unknown although the outcome can be determined.</summary>
    Misreported,

    /// <summary>Errors that are not the module's own.</summary>
    Unexpected,

    /// <summary>Calls that took too long, or that left something running.</summary>
    Hung,

    /// <summary>Responses that cost too much memory or processor time.</summary>
    Costly,
}
