using System;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>The sandbox's control API for other processes. JSON names are in camel case.</summary>
internal static class ControlRoutes
{
    public const string Prefix = "/sandbox";

    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder control = app.MapGroup(Prefix);
        _ = control.MapPost("/faults", AddFault);
        _ = control.MapDelete("/faults", ClearFaults);
        _ = control.MapGet("/requests", ListRequests);
        _ = control.MapDelete("/requests", ClearRequests);
        _ = control.MapPost("/seed", Seed);
        _ = control.MapPost("/tokens", IssueToken);
        _ = control.MapPost("/latency", SetLatency);
        _ = control.MapPost("/limits", SetLimits);
        _ = control.MapGet("/analytics", GetAnalytics);
        _ = control.MapPost("/analytics", SetAnalytics);
    }

    private static NoContent AddFault(Fault fault, FaultList faults)
    {
        _ = faults.Add(fault);
        return TypedResults.NoContent();
    }

    private static NoContent ClearFaults(FaultList faults)
    {
        faults.Clear();
        return TypedResults.NoContent();
    }

    private static Ok<RecordedRequest[]> ListRequests(RequestLog requests) => TypedResults.Ok(requests.ToArray());

    private static NoContent ClearRequests(RequestLog requests)
    {
        requests.Clear();
        return TypedResults.NoContent();
    }

    private static Ok<SeedResponse> Seed(SeedBody body, SandboxAccount account) => TypedResults.Ok(body.Add(account));

    private static Ok<IssuedToken> IssueToken(CredentialStore credentials, TokenAccess? access, bool? analytics) =>
        TypedResults.Ok(new IssuedToken(credentials.Issue(access ?? TokenAccess.Write, analytics ?? true)));

    private static NoContent SetLatency(LatencyBody body, Latency latency)
    {
        latency.Delay = TimeSpan.FromMilliseconds(body.Milliseconds);
        return TypedResults.NoContent();
    }

    private static Ok<SandboxAnalytics> GetAnalytics(SandboxAnalytics analytics) => TypedResults.Ok(analytics);

    private static NoContent SetAnalytics(AnalyticsBody body, SandboxAnalytics analytics)
    {
        body.Apply(analytics);
        return TypedResults.NoContent();
    }

    private static NoContent SetLimits(LimitsBody body, SandboxLimits limits, SandboxAccount account)
    {
        body.Apply(limits, account);
        return TypedResults.NoContent();
    }
}
