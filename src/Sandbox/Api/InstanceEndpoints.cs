using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Lists and reads instances.</summary>
internal static class InstanceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows/{workflow}/instances", List);
        _ = routes.MapGet("/workflows/{workflow}/instances/{instance}", Get);
    }

    private static ApiResult<IReadOnlyList<InstanceItem>> List(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        InstanceListQuery query = InstanceListQuery.Read(request, account.Behavior);
        lock (account.SyncRoot)
        {
            return new InstanceSlice(Lookup.Workflow(account, workflow).Instances, query, account.Behavior, account.Now).Cut();
        }
    }

    private static ApiResult<InstanceDetail> Get(
        string workflow, string instance, HttpRequest request, SandboxAccount account)
    {
        QueryReader query = new(request);
        bool isSimple = query.OneOf("simple", "true", "false") == "true";
        bool isDescending = query.OneOf("order", "asc", "desc") == "desc";
        lock (account.SyncRoot)
        {
            return ApiResults.Ok(InstanceDetail.Of(
                Lookup.Instance(account, workflow, instance), account.Now, isSimple, isDescending));
        }
    }
}
