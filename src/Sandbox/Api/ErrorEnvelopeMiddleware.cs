using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Converts exceptions, unknown routes and unsupported methods to error envelopes.</summary>
internal sealed class ErrorEnvelopeMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentType: null, ContentLength: null })
            {
                await WriteRefusalOfRouteAsync(context);
            }
        }
        catch (ApiException refusal)
        {
            await WriteAsync(context, refusal);
        }
    }

    public static Task WriteAsync(HttpContext context, ApiException refusal)
    {
        context.Response.StatusCode = refusal.StatusCode;
        Envelope<object> envelope = new(null, false, refusal.Errors, []);
        return context.Response.WriteAsJsonAsync(
            envelope, SandboxJson.Wire.EnvelopeObject, cancellationToken: context.RequestAborted);
    }

    private static Task WriteRefusalOfRouteAsync(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound =>
            WriteAsync(context, ApiErrors.NoRoute(RequestTarget.Of(context).PathInApi)),
        StatusCodes.Status405MethodNotAllowed => WriteAsync(context, ApiErrors.NoMethod(context.Request.Method)),
        _ => Task.CompletedTask,
    };
}
