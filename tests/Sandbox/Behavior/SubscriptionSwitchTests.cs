using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Each question about subscriptions has a switch.</summary>
public sealed class SubscriptionSwitchTests : SwitchTest
{
    public static IReadOnlyList<string> Ids { get; } =
        ["subscribe-ids-are-numbers", "subscribe-times-are-milliseconds", "subscribe-token-exists"];

    public static TheoryData<string, string> Answers => AnswersTo(Ids);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task The_account_behaves_as_it_is_set(string id, string answer) => CheckAsync(id, answer, async () => id switch
    {
        "subscribe-ids-are-numbers" => await KindAsync("eventId") == JsonValueKind.Number,
        "subscribe-times-are-milliseconds" => await KindAsync("timestamp") == JsonValueKind.Number,
        _ => await SucceedsAsync(HttpMethod.Get, $"{Instances}/i/subscribe/token"),
    });

    protected override void Seed() => Add(StepScript.Default);

    private async Task<JsonValueKind> KindAsync(string field)
    {
        using ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {Server.ApiToken}");
        UriBuilder address = new(new Uri(Server.BaseAddress, $"{Instances}/i/subscribe")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, Stop);
        byte[] buffer = new byte[4096];
        ValueWebSocketReceiveResult received = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
        using MemoryStream frame = new(buffer, 0, received.Count);
        return JsonNode.Parse(frame)![field]!.GetValueKind();
    }
}
