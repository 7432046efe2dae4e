using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http;

/// <summary>An API token, sent as a bearer token.</summary>
internal sealed class ApiToken(string token) : Credential
{
    private readonly AuthenticationHeaderValue _header = new("Bearer", token);

    public override void Apply(HttpRequestHeaders headers) => headers.Authorization = _header;

    public override string Redact(string text) => text.Replace(_header.Parameter!, Redacted);
}
