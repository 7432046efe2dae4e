using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>The classes of the Worker of tests/Live do in the engine what the emulated account, which doesn't run
/// JavaScript, says that they do.</summary>
public sealed class LiveWorkerTests(LiveEngineFixture engine) : IClassFixture<LiveEngineFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. RunNames.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_class_has_the_same_steps_errors_and_output(string kind)
    {
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions(), Stop);
        Target emulated = Target.At(server.BaseAddress.AbsoluteUri, server.AccountId, server.ApiToken);
        Target local = Target.At($"http://127.0.0.1:{engine.Port}/cdn-cgi/local/explorer/api", null, null);

        string expected = await RunAsync(local, RunNames.Local(), kind);

        Assert.Equal(expected, await RunAsync(emulated, RunNames.At(DateTimeOffset.UtcNow, []), kind));
    }

    private static async Task<string> RunAsync(Target target, RunNames names, string kind)
    {
        RunOptions options = new() { AnswersPath = "", PollPause = TimeSpan.FromMilliseconds(100) };
        using SocketsHttpHandler sockets = new();
        using RequestBudget budget = new(sockets, RunOptions.MaximumRequests, 0);
        using ServiceClient service = new(target, budget, options.Time);
        await new Deployment(service, names).CreateAsync(Stop);
        QuestionContext context = new(service, names, options);
        string id = $"w-{Guid.NewGuid():N}";
        _ = (await context.TryCreateAsync(kind, id, null, Stop)).Expected();
        JsonNode details = await context.WaitAsync(kind, id, IsSettled, Stop);
        string steps = string.Join("; ", details["steps"]!.AsArray().Select(step => $"{step!["type"]} {step["name"]} {Error(step)}"));
        // Without an output, the service has an empty text, and the engine null.
        string? output = JsonRead.Text(details["output"]) is "" ? null : JsonRead.Unwrap(details["output"])?.ToJsonString();
        return $"{steps} -> {JsonRead.Text(details["error"]?["message"])} {output}";
    }

    private static string? Error(JsonNode step) =>
        step["attempts"] is JsonArray { Count: > 0 } attempts ? JsonRead.Text(attempts[0]!["error"]?["message"]) : null;

    // It has ended, or is held up by a wait, a sleep or a failed attempt.
    private static bool IsSettled(JsonNode details) => JsonRead.Text(details["status"]) is "complete" or "errored"
        || OpenStatusQuestion.IsHeldUp(details);
}
