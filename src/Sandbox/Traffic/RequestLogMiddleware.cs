using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Records each request as it arrives, and its response.</summary>
internal sealed class RequestLogMiddleware(RequestDelegate next, RequestLog log, TimeProvider time)
{
    public async Task InvokeAsync(HttpContext context)
    {
        RequestTarget target = RequestTarget.Of(context);
        RecordedRequest request = new()
        {
            Method = context.Request.Method,
            Path = target.Path,
            Query = target.Query,
            Headers = context.Request.Headers.ToDictionary(
                header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = await ReadBodyAsync(context.Request),
            ReceivedOn = time.GetUtcNow(),
        };
        log.Add(request);
        try
        {
            await next(context);
            request.StatusCode = ConnectionCut.HasHappened(context) ? null : context.Response.StatusCode;
        }
        finally
        {
            request.MarkEnded();
        }
    }

    private static async Task<string> ReadBodyAsync(HttpRequest request)
    {
        if (request.ContentLength is null or 0 && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return "";
        }

        MemoryStream body = new();
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
        // The next middleware reads the copy; a chunked body now has a length.
        request.ContentLength = body.Length;
        body.Position = 0;
        request.Body = body;
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }
}
