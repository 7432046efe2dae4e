namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>What the service does with a value above a limit.</summary>
public enum LimitEffect
{
    /// <summary>It rejects the request with 400.</summary>
    Refused,

    /// <summary>It uses the limit instead.</summary>
    Reduced,

    /// <summary>It uses the value.</summary>
    Accepted,
}
