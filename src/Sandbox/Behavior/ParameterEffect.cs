namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>What the service does with a parameter of a query.</summary>
public enum ParameterEffect
{
    /// <summary>It does what the parameter says.</summary>
    Applied,

    /// <summary>It answers as if the parameter were absent.</summary>
    Ignored,

    /// <summary>It rejects the request with 400.</summary>
    Refused,
}
