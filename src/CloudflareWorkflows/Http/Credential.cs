using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http;

/// <summary>Authenticates requests. It has no property, so code that formats or serializes objects cannot reach the
/// secret.</summary>
internal abstract class Credential
{
    protected const string Redacted = "(hidden)";

    /// <summary>Adds the credential to one request. It is never a default header of a shared client.</summary>
    public abstract void Apply(HttpRequestHeaders headers);

    /// <summary>Removes the credential from text: a server may echo what it received.</summary>
    public abstract string Redact(string text);

    public sealed override string ToString() => GetType().Name;
}
