using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Subscriptions;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Streams the past and new events of an instance until it has ended.</summary>
internal static class SubscribeEndpoints
{
    private const string Route = "/workflows/{workflow}/instances/{instance}/subscribe";

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet(Route, SubscribeAsync);
        _ = routes.MapGet($"{Route}/token", GetToken);
    }

    // Whether this endpoint exists, and what it answers, is not known.
    private static ApiResult<SubscriptionToken> GetToken(
        string workflow, string instance, HttpContext context, SandboxAccount account)
    {
        if (!account.Behavior.SubscribeTokenExists)
        {
            throw ApiErrors.NoRoute(RequestTarget.Of(context).PathInApi);
        }

        lock (account.SyncRoot)
        {
            Instance found = Lookup.Instance(account, workflow, instance);
            return ApiResults.Ok(new SubscriptionToken(StableIds.Token($"subscription {found.Sequence}")));
        }
    }

    private static async Task SubscribeAsync(
        string workflow, string instance, HttpContext context, SandboxAccount account)
    {
        string from = new QueryReader(context.Request).Text("cursor") ?? "0";
        if (!long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long cursor))
        {
            throw ApiErrors.Body("cursor");
        }

        HashSet<string> filter = [.. context.Request.Query["filter"].OfType<string>()];
        Instance found;
        lock (account.SyncRoot)
        {
            found = Lookup.Instance(account, workflow, instance);
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw ApiErrors.Body("a WebSocket upgrade is required");
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        int left = (context.Items[typeof(Fault)] as Fault)?.Events ?? int.MaxValue;
        Task closing = socket.ReceiveAsync(Memory<byte>.Empty, context.RequestAborted).AsTask();
        while (!closing.IsCompleted)
        {
            using CancellationTokenSource seen = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
            (List<InstanceEvent> events, bool isEnded, Task next) = TakeSnapshot(found, account, seen.Token);
            foreach (InstanceEvent sent in events.Where(sent => sent.EventId > cursor))
            {
                cursor = sent.EventId;
                if (filter.Count == 0 || filter.Contains(sent.Type))
                {
                    if (left-- == 0)
                    {
                        await ConnectionCut.CutAsync(context);
                        return;
                    }

                    await socket.SendAsync(
                        SubscriptionJson.Serialize(sent, account.Behavior), WebSocketMessageType.Text, true, context.RequestAborted);
                }
            }

            if (isEnded)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                return;
            }

            _ = await Task.WhenAny(closing, next);
            await seen.CancelAsync();
        }
    }

    private static (List<InstanceEvent> Events, bool IsEnded, Task Next) TakeSnapshot(
        Instance instance, SandboxAccount account, CancellationToken cancellationToken)
    {
        lock (account.SyncRoot)
        {
            DateTimeOffset now = account.Now;
            InstanceSnapshot snapshot = instance.At(now);
            return (
                InstanceEventLog.Of(instance, snapshot, now),
                InstanceStatus.IsEnded(snapshot.Status),
                Task.WhenAny(instance.Changed, TimeProviderDelay.UntilAsync(account.Time, snapshot.NextChange, cancellationToken)));
        }
    }
}
