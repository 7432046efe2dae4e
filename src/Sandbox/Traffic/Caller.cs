using CloudflareWorkflows.Sandbox.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The caller: a token, or a user with the global key, each with its own rate limit.</summary>
/// <param name="Name">The name.</param>
/// <param name="Access">The permissions for workflows.</param>
/// <param name="RateLimiter">The rate limiter.</param>
internal sealed record Caller(string Name, TokenAccess Access, RequestRateLimiter RateLimiter)
{
    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;

    public void Attach(HttpContext context) => context.Items[typeof(Caller)] = this;
}
