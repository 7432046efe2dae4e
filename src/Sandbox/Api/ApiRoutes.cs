using CloudflareWorkflows.Sandbox.Analytics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>All routes under <c>/client/v4</c>.</summary>
internal static class ApiRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder api = app.MapGroup(RequestTarget.Prefix);
        AccountEndpoints.Map(api);
        AnalyticsEndpoint.Map(api);
        RouteGroupBuilder account = api.MapGroup("/accounts/{account_id}");
        _ = account.AddEndpointFilter<RouteGroupBuilder, ScopeFilter>();
        WorkflowEndpoints.Map(account);
        VersionEndpoints.Map(account);
        InstanceEndpoints.Map(account);
        CreateEndpoints.Map(account);
        StatusEndpoints.Map(account);
        EventEndpoints.Map(account);
        DeployEndpoints.Map(account);
        SettingsEndpoints.Map(account);
        ConcurrencyEndpoints.Map(account);
        BatchEndpoints.Map(account);
        TerminateEndpoints.Map(account);
        DeleteEndpoints.Map(account);
        StepEndpoints.Map(account);
        TriggerEndpoints.Map(account);
        SubscribeEndpoints.Map(account);
        ScriptEndpoints.Map(account);
    }
}
