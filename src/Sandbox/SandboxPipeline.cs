using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Builder;

namespace CloudflareWorkflows.Sandbox;

/// <summary>What a request to the API goes through, from the wire inwards.</summary>
internal static class SandboxPipeline
{
    public static void Use(IApplicationBuilder app) => _ = app.UseWhen(
        context => !context.Request.Path.StartsWithSegments(Control.ControlRoutes.Prefix),
        api => _ = api
            .UseMiddleware<EdgeHeadersMiddleware>()
            .UseMiddleware<RequestLogMiddleware>()
            .UseMiddleware<LatencyMiddleware>()
            .UseMiddleware<FaultMiddleware>()
            .UseMiddleware<ErrorEnvelopeMiddleware>()
            .UseMiddleware<BudgetMiddleware>()
            .UseWebSockets());
}
