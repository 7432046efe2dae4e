namespace CloudflareWorkflows.Http.Pacing;

/// <summary>What holds a request back.</summary>
internal enum HoldReason
{
    /// <summary>Nothing: it may go.</summary>
    None,

    /// <summary>The service refuses everything until a time that it has told.</summary>
    Blocked,

    /// <summary>The window's requests are used up but for a reserve.</summary>
    UsedUp,

    /// <summary>What is left of the window's requests is spread over its time.</summary>
    Paced,

    /// <summary>Others have gone to look what is left.</summary>
    Looking,

    /// <summary>Enough requests are under way.</summary>
    NoPlace,

    /// <summary>Enough requests went within the last second.</summary>
    Rate,

    /// <summary>Enough instances of the workflow were created within the last second.</summary>
    Creations,
}
