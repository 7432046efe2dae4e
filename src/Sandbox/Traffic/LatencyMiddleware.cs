using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Delays every request.</summary>
internal sealed class LatencyMiddleware(RequestDelegate next, Latency latency, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (latency.Delay > TimeSpan.Zero)
        {
            await Task.Delay(latency.Delay, time, context.RequestAborted);
        }

        await next(context);
    }
}
