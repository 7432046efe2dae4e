using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>Injects a fault into a request.</summary>
internal static class FaultInjector
{
    private const string HtmlPage = "<!DOCTYPE html><html><head><title>Error</title></head><body></body></html>";

    private const string ErrorBody =
        """{"success":false,"errors":[{"code":10001,"message":"workflows.api.error.internal_server"}],"messages":[],"result":null}""";

    // Long enough for the first frames of a subscription.
    private static readonly TimeSpan s_subscribed = TimeSpan.FromMilliseconds(100);

    public static Task DoAsync(HttpContext context, FaultKind kind, Func<Task> forward) => kind switch
    {
        FaultKind.CutBefore => ConnectionCut.Connection(context, reset: false),
        FaultKind.CutBeforeReset => ConnectionCut.Connection(context, reset: true),
        FaultKind.Stall => Task.Delay(Timeout.Infinite, context.RequestAborted),
        FaultKind.TooManyRequests => RespondAsync(context, 429, ErrorBody, ("Retry-After", "1")),
        FaultKind.TooManyRequestsBare => RespondAsync(context, 429, ErrorBody),
        FaultKind.InternalError => RespondAsync(context, 500, ErrorBody),
        FaultKind.BadGateway => RespondAsync(context, 502, HtmlPage),
        FaultKind.Unavailable => RespondAsync(context, 503, HtmlPage),
        FaultKind.UnknownErrorBefore => RespondAsync(context, 520, HtmlPage),
        FaultKind.Challenge => RespondAsync(context, 403, HtmlPage, ("cf-mitigated", "challenge")),
        _ when context.WebSockets.IsWebSocketRequest || context.Request.Headers.ContainsKey("Upgrade") =>
            CutSubscriptionAsync(context, forward),
        _ => DamageAsync(context, kind, forward),
    };

    private static async Task DamageAsync(HttpContext context, FaultKind kind, Func<Task> forward)
    {
        ReadOnlyMemory<byte> body = await CaptureAsync(context, forward);
        ReadOnlyMemory<byte> half = body[..(body.Length / 2)];
        await (kind switch
        {
            FaultKind.CutAfter => ConnectionCut.Connection(context, reset: false),
            FaultKind.CutAfterReset => ConnectionCut.Connection(context, reset: true),

            // The server closes the connection because the body is shorter than announced.
            FaultKind.Truncated => SendAsync(context, half, body.Length),
            FaultKind.WrongLength => SendAsync(context, half, half.Length),
            FaultKind.Empty => SendAsync(context, default, 0),
            FaultKind.UnknownErrorAfter => RespondAsync(context, 520, HtmlPage),
            FaultKind.BadCompression => SendAsync(context, body, body.Length, ("Content-Encoding", "gzip")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A fault without a harm."),
        });
    }

    private static async Task CutSubscriptionAsync(HttpContext context, Func<Task> forward)
    {
        Task forwarding = forward();
        _ = await Task.WhenAny(forwarding, Task.Delay(s_subscribed));
        await ConnectionCut.Connection(context, reset: true);
        await forwarding;
    }

    private static async Task<ReadOnlyMemory<byte>> CaptureAsync(HttpContext context, Func<Task> forward)
    {
        Stream wire = context.Response.Body;
        using MemoryStream buffer = new();
        context.Response.Body = buffer;
        try
        {
            await forward();
        }
        finally
        {
            context.Response.Body = wire;
        }

        return buffer.ToArray();
    }

    private static Task RespondAsync(HttpContext context, int status, string body, params (string, string)[] headers)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = body == HtmlPage ? "text/html; charset=UTF-8" : "application/json";
        return SendAsync(context, bytes, bytes.Length, headers);
    }

    private static async Task SendAsync(
        HttpContext context, ReadOnlyMemory<byte> bytes, long announced, params (string Name, string Value)[] headers)
    {
        _ = context.Response.Headers.Remove("Transfer-Encoding");
        context.Response.ContentLength = announced;
        foreach ((string name, string value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
