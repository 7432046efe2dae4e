using System;
using System.Collections.Concurrent;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The valid credentials of the account.</summary>
public sealed class CredentialStore
{
    private readonly ConcurrentDictionary<string, Caller> _callers = new(StringComparer.Ordinal);
    private readonly SandboxLimits _limits;
    private readonly SandboxAnalytics _analytics;
    private int _issued;

    internal CredentialStore(SandboxOptions options, SandboxAnalytics analytics)
    {
        _limits = options.Limits;
        _analytics = analytics;
        ApiToken = Issue();
        GlobalApiKey = StableIds.Token("global key")[..37];
        _callers[$"{Email} {GlobalApiKey}"] = NewCaller(Email, TokenAccess.Write, true);
    }

    /// <summary>The first token, with all permissions.</summary>
    public string ApiToken { get; }

    /// <summary>The e-mail address of the global key.</summary>
    public string Email { get; } = "admin@sandbox.example";

    /// <summary>The global API key of the user.</summary>
    public string GlobalApiKey { get; }

    /// <summary>Creates a token with its own rate limits.</summary>
    public string Issue(TokenAccess access = TokenAccess.Write, bool analytics = true)
    {
        string token = StableIds.Token($"token {System.Threading.Interlocked.Increment(ref _issued)}");
        _callers[token] = NewCaller(token, access, analytics);
        return token;
    }

    /// <summary>Revokes a token.</summary>
    public void Revoke(string token) => _callers.TryRemove(token, out _);

    internal Caller Identify(IHeaderDictionary headers)
    {
        string? key = KeyOf(headers);
        return _callers.TryGetValue(key ?? throw ApiErrors.NoCredential, out Caller? caller)
            ? caller
            : throw ApiErrors.UnknownCredential;
    }

    private Caller NewCaller(string name, TokenAccess access, bool analytics) => new(
        name,
        access,
        analytics,
        new RequestRateLimiter(() => _limits.RequestQuota, () => _limits.RequestWindow),
        new RequestRateLimiter(() => _analytics.Budget, () => _analytics.BudgetWindow));

    private static string? KeyOf(IHeaderDictionary headers)
    {
        const string Scheme = "Bearer ";
        if (headers.Authorization is [{ } authorization, ..])
        {
            string token = authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? authorization[Scheme.Length..].Trim()
                : "";
            return token.Length >= 40 ? token : throw ApiErrors.MalformedCredential;
        }

        StringValues email = headers["X-Auth-Email"];
        StringValues globalKey = headers["X-Auth-Key"];
        return email.Count == 0 || globalKey.Count == 0 ? null : $"{email} {globalKey}";
    }
}
