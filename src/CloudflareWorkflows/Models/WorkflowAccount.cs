namespace CloudflareWorkflows.Models;

/// <summary>A Cloudflare account that the credential can use.</summary>
public sealed record WorkflowAccount
{
    /// <summary>The ID of the account: 32 hexadecimal characters.</summary>
    public string AccountId { get; internal init; } = "";

    /// <summary>The name of the account.</summary>
    public string? AccountName { get; internal init; }

    /// <summary>The ID of the account.</summary>
    public override string ToString() => AccountId;
}
