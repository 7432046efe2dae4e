using System;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Processes a request and then modifies its response.</summary>
internal static class FaultyResponse
{
    public static async Task WriteAsync(HttpContext context, RequestDelegate next, Fault fault)
    {
        ReadOnlyMemory<byte> body = await CaptureAsync(context, next);
        ReadOnlyMemory<byte> half = body[..(body.Length / 2)];
        switch (fault.Kind)
        {
            case FaultKind.CutAfterActing:
                await ConnectionCut.CutAsync(context);
                break;
            case FaultKind.TruncatedBody:
                // The server closes a connection on which less was sent than announced. An abort might happen before
                // the first half is sent.
                await SendAsync(context, half, body.Length);
                ConnectionCut.Mark(context);
                break;
            case FaultKind.StallInBody:
                await SendAsync(context, half, body.Length);
                fault.MarkReached();
                await fault.Released.WaitAsync(context.RequestAborted);
                await context.Response.Body.WriteAsync(body[half.Length..], context.RequestAborted);
                break;
            case FaultKind.MalformedJson:
                await SendAsync(context, half, half.Length);
                break;
            case FaultKind.EmptyBody:
                await SendAsync(context, ReadOnlyMemory<byte>.Empty, 0);
                break;
            default:
                ReadOnlyMemory<byte> edited = EnvelopeEditor.Edit(body, fault.Kind);
                await SendAsync(context, edited, edited.Length);
                break;
        }
    }

    private static async Task<ReadOnlyMemory<byte>> CaptureAsync(HttpContext context, RequestDelegate next)
    {
        Stream wire = context.Response.Body;
        using MemoryStream buffer = new();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        return buffer.ToArray();
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes, long announced)
    {
        context.Response.ContentLength = announced;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
