using System;

namespace CloudflareWorkflows.Session;

/// <summary>The values of wrangler's environment variables. Not a record, because a record's ToString would print the
/// token.</summary>
internal sealed class EnvironmentSettings : IEquatable<EnvironmentSettings>
{
    private EnvironmentSettings()
    {
    }

    public string? ApiToken { get; } = Read("CLOUDFLARE_API_TOKEN");

    public string? AccountId { get; } = Read("CLOUDFLARE_ACCOUNT_ID");

    public string? BaseUri { get; } = Read("CLOUDFLARE_API_BASE_URL");

    public static EnvironmentSettings Now() => new();

    public bool Equals(EnvironmentSettings? other) => other is not null
        && (ApiToken, AccountId, BaseUri) == (other.ApiToken, other.AccountId, other.BaseUri);

    public override bool Equals(object? obj) => Equals(obj as EnvironmentSettings);

    public override int GetHashCode() => (ApiToken, AccountId, BaseUri).GetHashCode();

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}
