using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>Does to a request what its fault says.</summary>
internal static class Harm
{
    private const string Page = "<!DOCTYPE html><html><head><title>Error</title></head><body></body></html>";

    private const string Refusal =
        """{"success":false,"errors":[{"code":10001,"message":"workflows.api.error.internal_server"}],"messages":[],"result":null}""";

    // Long enough for the first frames of a subscription.
    private static readonly TimeSpan s_subscribed = TimeSpan.FromMilliseconds(100);

    public static Task DoAsync(HttpContext context, FaultKind kind, Func<Task> forward) => kind switch
    {
        FaultKind.CutBefore => Cut.Connection(context, reset: false),
        FaultKind.CutBeforeReset => Cut.Connection(context, reset: true),
        FaultKind.Stall => Task.Delay(Timeout.Infinite, context.RequestAborted),
        FaultKind.TooManyRequests => RefuseAsync(context, 429, Refusal, ("Retry-After", "1")),
        FaultKind.TooManyRequestsBare => RefuseAsync(context, 429, Refusal),
        FaultKind.InternalError => RefuseAsync(context, 500, Refusal),
        FaultKind.BadGateway => RefuseAsync(context, 502, Page),
        FaultKind.Unavailable => RefuseAsync(context, 503, Page),
        FaultKind.UnknownErrorBefore => RefuseAsync(context, 520, Page),
        FaultKind.Challenge => RefuseAsync(context, 403, Page, ("cf-mitigated", "challenge")),
        _ when context.WebSockets.IsWebSocketRequest || context.Request.Headers.ContainsKey("Upgrade") =>
            CutSubscriptionAsync(context, forward),
        _ => SpoilAsync(context, kind, forward),
    };

    private static async Task SpoilAsync(HttpContext context, FaultKind kind, Func<Task> forward)
    {
        ReadOnlyMemory<byte> body = await CaptureAsync(context, forward);
        ReadOnlyMemory<byte> half = body[..(body.Length / 2)];
        await (kind switch
        {
            FaultKind.CutAfter => Cut.Connection(context, reset: false),
            FaultKind.CutAfterReset => Cut.Connection(context, reset: true),

            // The server itself ends what is shorter than announced.
            FaultKind.Truncated => SendAsync(context, half, body.Length),
            FaultKind.WrongLength => SendAsync(context, half, half.Length),
            FaultKind.Empty => SendAsync(context, default, 0),
            FaultKind.UnknownErrorAfter => RefuseAsync(context, 520, Page),
            FaultKind.BadCompression => SendAsync(context, body, body.Length, ("Content-Encoding", "gzip")),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A fault without a harm."),
        });
    }

    private static async Task CutSubscriptionAsync(HttpContext context, Func<Task> forward)
    {
        Task forwarding = forward();
        _ = await Task.WhenAny(forwarding, Task.Delay(s_subscribed));
        await Cut.Connection(context, reset: true);
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

    private static Task RefuseAsync(HttpContext context, int status, string body, params (string, string)[] headers)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(body);
        context.Response.StatusCode = status;
        context.Response.ContentType = body == Page ? "text/html; charset=UTF-8" : "application/json";
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
