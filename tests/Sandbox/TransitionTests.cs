using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The result of each action in each status.</summary>
public sealed class TransitionTests : SandboxTest
{
    // Seconds after the start: working until 10, sleeping until 20, waiting for an event until 80.
    private static readonly StepScript s_script = new StepScriptBuilder()
        .Do(new DoStep("work")
        {
            Duration = TimeSpan.FromSeconds(10),
            Rollback = new RollbackHandler(TimeSpan.FromSeconds(30)),
        })
        .Sleep("nap", TimeSpan.FromSeconds(10))
        .WaitForEvent("approval", "approved", TimeSpan.FromSeconds(60))
        .Build();

    [Theory]
    [InlineData("queued", "pause", 409, 10402)]
    [InlineData("queued", "resume", 200, "queued")]
    [InlineData("queued", "terminate", 200, "terminated")]
    [InlineData("queued", "restart", 200, "queued")]
    [InlineData("running", "pause", 200, "waitingForPause")]
    [InlineData("running", "resume", 200, "running")]
    [InlineData("running", "terminate", 200, "terminated")]
    [InlineData("running", "restart", 200, "queued")]
    [InlineData("waiting", "pause", 200, "paused")]
    [InlineData("waiting", "resume", 200, "waiting")]
    [InlineData("waiting", "terminate", 200, "terminated")]
    [InlineData("waiting", "rollback", 200, "rollingBack")]
    [InlineData("waitingForPause", "pause", 200, "waitingForPause")]
    [InlineData("waitingForPause", "resume", 200, "running")]
    [InlineData("waitingForPause", "terminate", 200, "terminated")]
    [InlineData("paused", "pause", 200, "paused")]
    [InlineData("paused", "resume", 200, "waiting")]
    [InlineData("paused", "terminate", 200, "terminated")]
    [InlineData("paused", "restart", 200, "queued")]
    [InlineData("rollingBack", "pause", 409, 10402)]
    [InlineData("rollingBack", "terminate", 409, 10401)]
    [InlineData("complete", "pause", 409, 10402)]
    [InlineData("complete", "resume", 409, 10403)]
    [InlineData("complete", "terminate", 409, 10401)]
    [InlineData("complete", "restart", 200, "queued")]
    [InlineData("errored", "terminate", 409, 10401)]
    [InlineData("errored", "restart", 200, "queued")]
    [InlineData("terminated", "terminate", 409, 10401)]
    [InlineData("terminated", "resume", 409, 10403)]
    [InlineData("terminated", "restart", 200, "queued")]
    public async Task An_action_depends_on_the_status(string status, string action, int httpStatus, object expected)
    {
        WorkflowSetup setup = new() { Script = s_script, QueueTime = TimeSpan.FromSeconds(1) };
        _ = Server.Account.AddWorkflow("w", setup);
        Reach(status);
        Assert.Equal(status, await StatusAsync("w", "i"));
        string path = $"{Workflows}/w/instances/i/status";
        string body = action == "rollback"
            ? """{"status":"terminate","rollback":true}"""
            : $$"""{"status":"{{action}}"}""";
        if (httpStatus == 200)
        {
            JsonNode answer = await ResultAsync(HttpMethod.Patch, path, body);
            Assert.Equal(expected, (string)answer["status"]!);
            Assert.Equal(expected, await StatusAsync("w", "i"));
        }
        else
        {
            Assert.Equal((httpStatus, (int)expected), await RefusalAsync(HttpMethod.Patch, path, body));
        }
    }

    [Fact]
    public async Task An_unknown_action_and_a_rollback_without_a_termination_are_rejected()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
        string path = $"{Workflows}/w/instances/i/status";
        foreach (string body in new[]
        {
            "{}", """{"status":"stop"}""", """{"status":"pause","rollback":true}""", "[]", "nonsense",
            """{"status":"restart","from":{}}""", """{"status":"restart","from":{"name":"a","count":0}}""",
            """{"status":"pause","from":{"name":"a"}}""",
        })
        {
            Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Patch, path, body));
        }
    }

    private void Reach(string status)
    {
        HistoryEntry[] history = status switch
        {
            "waitingForPause" => [new HistoryEntry.Paused(s_start.AddSeconds(5))],
            "paused" => [new HistoryEntry.Paused(s_start.AddSeconds(15))],
            "rollingBack" => [new HistoryEntry.Terminated(s_start.AddSeconds(15), Rollback: true)],
            "terminated" => [new HistoryEntry.Terminated(s_start.AddSeconds(15))],
            "complete" => [new HistoryEntry.EventSent(s_start.AddSeconds(15), "approved")],
            _ => [],
        };
        double seconds = status switch
        {
            "queued" => 0.5,
            "running" => 5,
            "waitingForPause" => 6,
            "errored" => 300,
            "complete" => 30,
            _ => 16,
        };
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", History = history });
        Time.Advance(TimeSpan.FromSeconds(seconds));
    }
}
