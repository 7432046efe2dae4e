using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Pauses, resumes, terminates and restarts instances.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPatch("/workflows/{workflow}/instances/{instance}/status", ChangeAsync);

    private static async Task<ApiResult<StatusResponse>> ChangeAsync(
        string workflow, string instance, HttpRequest request, SandboxAccount account, InstanceCreator creation)
    {
        StatusBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.StatusBody);
        StatusChangeRequest change = StatusChangeRequest.Check(body);
        lock (account.SyncRoot)
        {
            DateTimeOffset now = account.Now;
            Instance target = Lookup.Instance(account, workflow, instance);
            if (change.EntryFor(target, now) is { } entry)
            {
                if (entry is HistoryEntry.Restarted)
                {
                    creation.AcquireCreation(target.Workflow);
                    if (account.Behavior.RestartMovesCreatedOn)
                    {
                        target.Workflow.Instances.Move(target, now);
                    }
                }

                target.Record(entry);
            }

            return ApiResults.Ok(new StatusResponse(target.Summary(now).Status, now));
        }
    }
}
