using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Sets the headers of Cloudflare's edge. The date comes from the sandbox's clock.</summary>
internal sealed class EdgeHeadersMiddleware(RequestDelegate next, TimeProvider time)
{
    private long _rays = 0x4f00_0000_0000_0000;

    public Task InvokeAsync(HttpContext context)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.Date = time.GetUtcNow().UtcDateTime.ToString("r", CultureInfo.InvariantCulture);
        headers.Server = "cloudflare";
        headers["CF-Ray"] = $"{Interlocked.Increment(ref _rays):x16}-SBX";
        return next(context);
    }
}
