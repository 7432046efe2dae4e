using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Versions of a workflow.</summary>
internal static class VersionEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows/{workflow}/versions", List);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}", Get);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}/graph", GetGraph);
        _ = routes.MapGet("/workflows/{workflow}/versions/{version}/dag", GetDag);
    }

    private static ApiResult<IReadOnlyList<VersionAnswer>> List(
        string workflow, HttpRequest request, SandboxAccount account)
    {
        PageWindow page = PageWindow.Read(request, defaultPerPage: 50);
        lock (account.Gate)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            List<WorkflowVersion> newestFirst = [.. found.Versions.Reverse()];
            return page.Cut(newestFirst, version => VersionAnswer.Of(found, version));
        }
    }

    private static ApiResult<VersionAnswer> Get(string workflow, string version, SandboxAccount account)
    {
        lock (account.Gate)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return Answer.Of(VersionAnswer.Of(found, Find(found, version)));
        }
    }

    private static ApiResult<VersionGraph> GetGraph(string workflow, string version, SandboxAccount account)
    {
        lock (account.Gate)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return Answer.Of(VersionGraph.Of(found, Find(found, version)));
        }
    }

    private static ApiResult<VersionDag> GetDag(string workflow, string version, SandboxAccount account)
    {
        lock (account.Gate)
        {
            Workflow found = Lookup.Workflow(account, workflow);
            return Answer.Of(VersionDag.Of(found, Find(found, version)));
        }
    }

    private static WorkflowVersion Find(Workflow workflow, string id) =>
        Guid.TryParseExact(id, "D", out Guid uuid)
            ? workflow.Versions.FirstOrDefault(version => version.Id == uuid) ?? throw ApiErrors.VersionNotFound
            : throw ApiErrors.Body("version_id");
}
