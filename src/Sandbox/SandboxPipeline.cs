using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Builder;

namespace CloudflareWorkflows.Sandbox;

/// <summary>The middleware of API requests, from the outside in.</summary>
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
            .UseMiddleware<RateLimitMiddleware>()
            .UseWebSockets());
}
