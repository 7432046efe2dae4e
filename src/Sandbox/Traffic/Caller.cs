using System;
using CloudflareWorkflows.Sandbox.Accounts;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The caller: a token, or a user with the global key, each with its own rate limit.</summary>
/// <param name="Name">The name.</param>
/// <param name="Access">The permissions for workflows.</param>
/// <param name="HasAnalytics">Whether the token has the permission <c>Account Analytics Read</c>.</param>
/// <param name="RateLimiter">The rate limiter of requests.</param>
/// <param name="NodeLimiter">The rate limiter of the nodes of analytics.</param>
internal sealed record Caller(
    string Name, TokenAccess Access, bool HasAnalytics, RequestRateLimiter RateLimiter, RequestRateLimiter NodeLimiter)
{
    public static Caller Of(HttpContext context) => (Caller)context.Items[typeof(Caller)]!;

    /// <summary>Counts nodes of analytics, and returns whether their budget allows them.</summary>
    public RateLimitState TakeNodes(int nodes, DateTimeOffset now)
    {
        lock (NodeLimiter)
        {
            return NodeLimiter.Acquire(now, nodes);
        }
    }

    public void Attach(HttpContext context) => context.Items[typeof(Caller)] = this;
}
