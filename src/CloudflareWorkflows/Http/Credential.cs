using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http;

/// <summary>Proves who asks. Has no property, so that nothing that formats or serializes objects can reach it.</summary>
internal abstract class Credential
{
    protected const string Redacted = "(hidden)";

    /// <summary>Puts the credential on one request; it is never a default header of a shared client.</summary>
    public abstract void Apply(HttpRequestHeaders headers);

    /// <summary>A text in which the credential can't be read: a server may repeat what it was sent.</summary>
    public abstract string Redact(string text);

    public sealed override string ToString() => GetType().Name;
}
