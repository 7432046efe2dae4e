using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Applies faults to requests.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultList faults)
{
    public async Task InvokeAsync(HttpContext context)
    {
        Fault? fault = faults.Take(context.Request.Method, RequestTarget.Of(context).PathInApi);
        if (fault is null)
        {
            await next(context);
            return;
        }

        if (fault.Kind != FaultKind.StallInBody)
        {
            fault.MarkReached();
        }

        await (fault.Kind switch
        {
            FaultKind.TooManyRequests => RefuseAsync(context, fault, ApiErrors.TooManyRequests),
            FaultKind.InternalError => RefuseAsync(context, fault, ApiErrors.Internal),
            FaultKind.Error => RefuseAsync(
                context, fault, new ApiException(fault.StatusCode, new ApiMessage(fault.Code, fault.Message))),
            FaultKind.HtmlForbidden => FirewallChallenge.WriteAsync(context),
            FaultKind.CutBeforeActing => ConnectionCut.CutAsync(context),
            FaultKind.CutAfterEvents => AttachAsync(context, fault),
            FaultKind.Stall => StallAsync(context, fault),
            _ => FaultyResponse.WriteAsync(context, next, fault),
        });
    }

    private static Task RefuseAsync(HttpContext context, Fault fault, ApiException refusal)
    {
        if (fault.RetryAfter is not null)
        {
            context.Response.Headers.RetryAfter = fault.RetryAfter;
        }

        return ErrorEnvelopeMiddleware.WriteAsync(context, refusal);
    }

    /// <summary>Attaches the fault for the endpoint that sends the events.</summary>
    private Task AttachAsync(HttpContext context, Fault fault)
    {
        context.Items[typeof(Fault)] = fault;
        return next(context);
    }

    private async Task StallAsync(HttpContext context, Fault fault)
    {
        await fault.Released.WaitAsync(context.RequestAborted);
        await next(context);
    }
}
