using System;
using System.Text;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Sends events to instances.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapPost("/workflows/{workflow}/instances/{instance}/events/{type}", SendAsync);

    private static async Task<ApiResult<EventResponse?>> SendAsync(
        string workflow, string instance, string type, HttpRequest request, SandboxAccount account)
    {
        if (!Rules.IsName(type, 100))
        {
            throw ApiErrors.Body("event_type");
        }

        RawJson payload = request.ContentLength is null or 0
            ? new RawJson("{}")
            : await BodyReader.ReadAsync(request, SandboxJson.Wire.RawJson);
        if (Encoding.UTF8.GetByteCount(payload.Text) > BodyReader.PayloadLimit)
        {
            throw ApiErrors.Body("the payload is over 1 MiB");
        }

        lock (account.SyncRoot)
        {
            // An ended instance accepts events, as the engine does, but nothing waits for them.
            DateTimeOffset now = account.Now;
            Lookup.Instance(account, workflow, instance).Record(new HistoryEntry.EventSent(now, type, payload.Text));
            return ApiResults.Ok(account.Behavior.EventHasResult ? new EventResponse(instance, now) : null);
        }
    }
}
