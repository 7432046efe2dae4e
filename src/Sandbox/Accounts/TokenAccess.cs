namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>What an API token may do with workflows.</summary>
public enum TokenAccess
{
    /// <summary>None: the token is valid but lacks the permission.</summary>
    None,

    /// <summary>The permissions <c>Workers Scripts Read</c> and <c>Workers Tail Read</c>.</summary>
    Read,

    /// <summary>The permission <c>Workers Scripts Write</c>.</summary>
    Write,
}
