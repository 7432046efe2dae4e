namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>What an API token may do with workflows.</summary>
public enum TokenAccess
{
    /// <summary>Nothing: the token is valid, and lacks the permission.</summary>
    None,

    /// <summary>What <c>Workers Scripts Read</c> and <c>Workers Tail Read</c> allow.</summary>
    Read,

    /// <summary>What <c>Workers Scripts Write</c> allows.</summary>
    Write,
}
