using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http;

/// <summary>The older credential: an e-mail address and its Global API Key.</summary>
internal sealed class GlobalApiKey(string email, string key) : Credential
{
    private readonly string _email = email;
    private readonly string _key = key;

    public override void Apply(HttpRequestHeaders headers)
    {
        headers.Add("X-Auth-Email", _email);
        headers.Add("X-Auth-Key", _key);
    }

    public override string Redact(string text) => text.Replace(_key, Redacted);
}
