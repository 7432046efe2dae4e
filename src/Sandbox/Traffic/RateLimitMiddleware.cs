using System;
using System.Globalization;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Api;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Identifies the caller, counts the request against its rate limit, and sets the rate limit
/// headers.</summary>
internal sealed class RateLimitMiddleware(
    RequestDelegate next, CredentialStore credentials, SandboxLimits limits, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        Caller caller = credentials.Identify(context.Request.Headers);
        caller.Attach(context);
        if (!limits.EnforceRequestLimit)
        {
            return next(context);
        }

        RateLimitState state;
        lock (caller.RateLimiter)
        {
            state = caller.RateLimiter.Acquire(time.GetUtcNow());
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers["Ratelimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"default\";r={state.Left};t={state.ResetSeconds}");
        headers["Ratelimit-Policy"] = string.Create(
            CultureInfo.InvariantCulture,
            $"\"burst\";q={limits.RequestQuota};w={(int)limits.RequestWindow.TotalSeconds}");
        if (state.IsAllowed)
        {
            return next(context);
        }

        headers.RetryAfter = state.ResetSeconds.ToString(CultureInfo.InvariantCulture);
        throw ApiErrors.TooManyRequests;
    }
}
