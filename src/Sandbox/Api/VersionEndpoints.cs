using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Lists and reads the versions of a workflow.</summary>
internal static class VersionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows/{workflow}/versions", List);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}", Get);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}/graph", GetGraph);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}/dag", GetDag);
    }

    private static ApiResult<IReadOnlyList<VersionResponse>> List(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        PageWindow page = PageWindow.Read(request, defaultPerPage: 50);
        lock (account.SyncRoot)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            List<WorkflowVersion> newestFirst = [.. found.Versions.Reverse()];
            return page.Cut(newestFirst, version => VersionResponse.Of(found, version));
        }
    }

    private static ApiResult<VersionResponse> Get(string workflow, string version, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return ApiResults.Ok(VersionResponse.Of(found, Find(found, version)));
        }
    }

    private static ApiResult<VersionGraph> GetGraph(string workflow, string version, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return ApiResults.Ok(VersionGraph.Of(found, Find(found, version)));
        }
    }

    private static ApiResult<VersionDag> GetDag(string workflow, string version, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return ApiResults.Ok(VersionDag.Of(found, Find(found, version)));
        }
    }

    private static WorkflowVersion Find(Workflow workflow, string id) =>
        Guid.TryParseExact(id, "D", out Guid uuid)
            ? workflow.Versions.FirstOrDefault(version => version.Id == uuid) ?? throw ApiErrors.VersionNotFound
            : throw ApiErrors.Body("version_id");
}
