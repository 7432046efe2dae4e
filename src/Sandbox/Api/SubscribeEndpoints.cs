using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Subscriptions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The events of an instance as they happen, those that have happened first, until it has ended.</summary>
internal static class SubscribeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        _ = routes.MapGet("/workflows/{workflow}/instances/{instance}/subscribe", SubscribeAsync);

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
        lock (account.Gate)
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
            (List<RunEvent> events, bool isEnded, Task next) = Look(found, account, seen.Token);
            foreach (RunEvent sent in events.Where(sent => sent.EventId > cursor))
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
                        SubscriptionJson.Serialize(sent), WebSocketMessageType.Text, true, context.RequestAborted);
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

    private static (List<RunEvent> Events, bool IsEnded, Task Next) Look(
        Instance instance, SandboxAccount account, CancellationToken cancellationToken)
    {
        lock (account.Gate)
        {
            DateTimeOffset now = account.Now;
            Timeline timeline = instance.At(now);
            return (
                RunEvents.Of(instance, timeline, now),
                InstanceStatus.IsEnded(timeline.Status),
                Task.WhenAny(instance.Changed, Alarm.AtAsync(account.Time, timeline.NextChange, cancellationToken)));
        }
    }
}
