namespace CloudflareWorkflows.Models;

/// <summary>An account that a credential may use.</summary>
public sealed record Account
{
    /// <summary>32 hexadecimal characters.</summary>
    public string Id { get; init; } = "";

    /// <summary>The account's name.</summary>
    public string? Name { get; init; }

    /// <summary>Name and id on one line.</summary>
    public override string ToString() => $"{Name} ({Id})";
}
