namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>What a batch does with an id that does not exist.</summary>
public enum UnknownIdEffect
{
    /// <summary>It works on the others, and does not count it.</summary>
    Skipped,

    /// <summary>It works on the others, and counts it too.</summary>
    Counted,

    /// <summary>It rejects the request with 404.</summary>
    Refused,
}
