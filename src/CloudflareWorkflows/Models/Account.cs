namespace CloudflareWorkflows.Models;

/// <summary>An account that a credential can access.</summary>
public sealed record Account
{
    /// <summary>The ID of the account: 32 hexadecimal characters.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name of the account.</summary>
    public string? Name { get; init; }

    /// <summary>Returns the name and the ID on one line.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
