using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The events of an instance: replayed, followed, filtered, resumed.</summary>
public sealed class SubscriptionTests : SandboxTest
{
    [Fact]
    public async Task History_is_replayed_and_the_stream_ends_with_the_instance()
    {
        Add(new StepScriptBuilder()
            .Do(new DoStep("flaky") { Failures = 1, Output = """{"n":1}""" })
            .Sleep("nap", TimeSpan.FromSeconds(1))
            .Build());
        Time.Advance(TimeSpan.FromMinutes(1));
        List<JsonNode> events = await ReadAllAsync("");
        Assert.Equal(
            [
                "workflow_queued", "workflow_started", "workflow_running", "step_started", "attempt_started", "attempt_errored",
                "attempt_started", "attempt_completed", "step_completed", "sleep_started", "workflow_waiting",
                "sleep_completed", "workflow_completed",
            ],
            events.Select(Type));
        Assert.Equal(10_000, (int)events[5]["retryDelayMs"]!);
        Assert.Equal(1, (int)events[8]["output"]!["n"]!);
        Assert.Equal(["workflow_completed"], (await ReadAllAsync($"cursor={events[^2]["eventId"]}")).Select(Type));
        Assert.Equal(
            ["step_completed", "sleep_completed"],
            (await ReadAllAsync("filter=step_completed&filter=sleep_completed")).Select(Type));
    }

    [Fact]
    public async Task New_events_are_sent_when_the_clock_or_an_action_causes_them()
    {
        Add(new StepScriptBuilder().Sleep("nap", TimeSpan.FromHours(1)).WaitForEvent("approval", "go").Build());
        using ClientWebSocket socket = await ConnectAsync("filter=sleep_completed&filter=wait_completed");
        Time.Advance(TimeSpan.FromSeconds(1));
        Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal("sleep_completed", Type((await ReadAsync(socket))!));
        string path = $"{Workflows}/w/instances/i/events/go";
        _ = await ResultAsync(HttpMethod.Post, path, "{}");
        Assert.Equal("wait_completed", Type((await ReadAsync(socket))!));
        Assert.Null(await ReadAsync(socket));
    }

    [Fact]
    public async Task A_clock_that_moves_while_the_server_reads_it_wakes_the_subscriber()
    {
        Add(new StepScriptBuilder().Sleep("nap", TimeSpan.FromHours(1)).Build());
        Time.MoveBeforeTimer(TimeSpan.FromHours(2));
        Assert.Contains("workflow_completed", (await ReadAllAsync("")).Select(Type));
    }

    [Fact]
    public async Task A_clock_that_moves_with_every_read_is_not_read_forever()
    {
        Add(new StepScriptBuilder().WaitForEvent("approval", "go").Build());
        using ClientWebSocket socket = await ConnectAsync("");
        Assert.Equal("workflow_queued", Type((await ReadAsync(socket))!));
        Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 100; i++)
        {
            _ = await StatusAsync("w", "i");
        }

        Time.AutoAdvanceAmount = TimeSpan.Zero;
        Assert.InRange(Time.GetUtcNow() - s_start, TimeSpan.FromSeconds(100), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task Without_an_upgrade_it_is_refused()
    {
        Add(StepScript.Default);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Workflows}/w/instances/i/subscribe"));
    }

    /// <summary>Frames from Cloudflare's own engine, and the corresponding events of the sandbox.</summary>
    [Theory]
    [InlineData("subscribe-frames-retries.json", "dyn")]
    [InlineData("subscribe-frames-rollback.json", "reserve")]
    public async Task Each_event_has_the_fields_of_the_engine(string recorded, string step)
    {
        StepError fault = new("WorkflowFatalError", "no");
        Add(step == "dyn"
            ? new StepScriptBuilder().Do(new DoStep(step) { Failures = 2, Output = "3" }).Build()
            : new StepScriptBuilder()
                .Do(new DoStep(step) { Output = """{"id":1}""", Rollback = new RollbackHandler(TimeSpan.FromSeconds(1)) })
                .Do(new DoStep("ship") { Failures = 9, Retries = RetryConfig.None, Error = fault }).Build());
        Time.Advance(TimeSpan.FromMinutes(10));
        JsonArray frames = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Recorded", recorded), Stop))!.AsArray();
        ILookup<string, string> expected = frames.OfType<JsonObject>().Where(frame => frame.ContainsKey("type"))
            .ToLookup(Type, Shape);
        List<JsonNode> events = await ReadAllAsync("");
        Assert.NotEmpty(events);
        Assert.All(events, sent => Assert.Contains(Shape(sent), expected[Type(sent)]));
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(sent => (int)sent["eventId"]!));
    }

    [Fact]
    public async Task A_cursor_that_is_not_a_number_is_refused()
    {
        Add(StepScript.Default);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Workflows}/w/instances/i/subscribe?cursor=x"));
    }

    /// <summary>Returns the names and types of an event's fields; an output has the type that the workflow
    /// returns.</summary>
    private static string Shape(JsonNode sent) => string.Join(
        ' ', sent.AsObject().Select(field => field.Key == "output" ? field.Key : $"{field.Key}:{field.Value?.GetValueKind()}").Order(StringComparer.Ordinal));

    private static string Type(JsonNode sent) => (string)sent["type"]!;

    private static async Task<JsonNode?> ReadAsync(ClientWebSocket socket)
    {
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), Stop);
        return result.MessageType == WebSocketMessageType.Close ? null : JsonNode.Parse(buffer.AsSpan(0, result.Count));
    }

    private void Add(StepScript script)
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
    }

    private async Task<ClientWebSocket> ConnectAsync(string query)
    {
        ClientWebSocket socket = new();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {Server.ApiToken}");
        UriBuilder address = new(new Uri(Server.BaseAddress, $"{Workflows}/w/instances/i/subscribe"))
        {
            Scheme = "ws",
            Query = query,
        };
        await socket.ConnectAsync(address.Uri, Stop);
        return socket;
    }

    private async Task<List<JsonNode>> ReadAllAsync(string query)
    {
        using ClientWebSocket socket = await ConnectAsync(query);
        List<JsonNode> events = [];
        while (await ReadAsync(socket) is { } sent)
        {
            events.Add(sent);
        }

        return events;
    }
}
