using System;
using System.Globalization;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Api;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Identifies the caller, counts the request against its budget, and tells the budget in headers.</summary>
internal sealed class BudgetMiddleware(
    RequestDelegate next, CredentialStore credentials, SandboxLimits limits, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        Caller caller = credentials.Identify(context.Request.Headers);
        caller.Attach(context);
        if (!limits.EnforceRequestBudget)
        {
            return next(context);
        }

        BudgetState state;
        lock (caller.Budget)
        {
            state = caller.Budget.Take(time.GetUtcNow());
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
