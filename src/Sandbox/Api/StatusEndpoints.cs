using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Instances: paused, resumed, terminated, restarted.</summary>
internal static class StatusEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPatch("/workflows/{workflow}/instances/{instance}/status", ChangeAsync);

    private static async Task<ApiResult<StatusAnswer>> ChangeAsync(
        string workflow, string instance, HttpRequest request, SandboxAccount account, InstanceCreation creation)
    {
        StatusBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.StatusBody);
        StatusChange change = StatusChange.Check(body);
        lock (account.Gate)
        {
            DateTimeOffset now = account.Now;
            Instance target = Lookup.Instance(account, workflow, instance);
            if (change.EntryFor(target, now) is { } entry)
            {
                if (entry is HistoryEntry.Restarted)
                {
                    creation.TakeFromRate(target.Workflow);
                }

                target.Record(entry);
            }

            return Answer.Of(new StatusAnswer(target.Summary(now).Status, now));
        }
    }
}
