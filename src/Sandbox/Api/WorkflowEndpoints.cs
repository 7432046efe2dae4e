using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Lists and reads workflows.</summary>
internal static class WorkflowEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows", List);
        _ = routes.MapGet("/workflows/{workflow}", Get);
    }

    private static ApiResult<IReadOnlyList<WorkflowResponse>> List(HttpRequest request, SandboxAccount account)
    {
        PageWindow page = PageWindow.Read(request, defaultPerPage: 10);
        string? search = new QueryReader(request).Text("search");
        if (search is not null && !Rules.IsName(search, 64))
        {
            throw ApiErrors.Body("search");
        }

        lock (account.SyncRoot)
        {
            DateTimeOffset now = account.Now;
            List<Workflow> found =
            [
                .. account.Workflows.Where(workflow =>
                    search is null || workflow.Name.Contains(search, StringComparison.OrdinalIgnoreCase)),
            ];
            return page.Cut(found, workflow => WorkflowResponse.Of(workflow, now));
        }
    }

    private static ApiResult<WorkflowResponse> Get(string workflow, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            return ApiResults.Ok(WorkflowResponse.Of(Lookup.Workflow(account, workflow), account.Now));
        }
    }
}
