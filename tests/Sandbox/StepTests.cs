using System;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Single steps with their complete output.</summary>
public sealed class StepTests : SandboxTest
{
    private string Step => $"{Workflows}/w/instances/i/step";

    [Fact]
    public async Task A_long_output_is_truncated_in_the_log_and_complete_in_the_step()
    {
        string text = new('x', 50_000);
        Add(new StepScriptBuilder().Do("big", 1, $$"""{"text":"{{text}}"}""").Build());
        Time.Advance(TimeSpan.FromMinutes(1));
        JsonNode logged = (await GetAsync($"{Workflows}/w/instances/i"))["steps"]![0]!;
        Assert.True(((string)logged["output"]!).Length < text.Length);
        JsonNode step = await GetAsync($"{Step}?name=big-1&type=step");
        Assert.Equal(("complete", text), ((string)step["status"]!, (string)step["output"]!["text"]!));
    }

    [Fact]
    public async Task A_stream_is_returned_as_bytes()
    {
        byte[] bytes = [0, 255, 10, 13];
        Add(new StepScriptBuilder().Do(new DoStep("file") { Stream = bytes }).Build());
        Time.Advance(TimeSpan.FromMinutes(1));
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"{Step}?name=file-1&type=step");
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Single_attempts_can_be_read()
    {
        Add(new StepScriptBuilder()
            .Do(new DoStep("flaky") { Failures = 1, Error = new StepError("E", "no"), Output = """{"n":1}""" })
            .Build());
        Time.Advance(TimeSpan.FromSeconds(5));
        JsonNode retrying = await GetAsync($"{Step}?name=flaky-1&type=step");
        Assert.Equal(("running", "no"), ((string)retrying["status"]!, (string)retrying["error"]!["message"]!));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("errored", (string)(await GetAsync($"{Step}?name=flaky-1&type=step&attempt=1"))["status"]!);
        JsonNode second = await GetAsync($"{Step}?name=flaky-1&type=step&attempt=2");
        Assert.Equal(("complete", 1), ((string)second["status"]!, (int)second["output"]!["n"]!));
        Assert.Equal(404, (await RefusalAsync(HttpMethod.Get, $"{Step}?name=flaky-1&type=step&attempt=3")).Status);
    }

    [Fact]
    public async Task A_NonRetryableError_ends_the_instance_with_an_error_of_the_engine()
    {
        Add(new StepScriptBuilder()
            .Do(new DoStep("charge") { Failures = 9, IsNonRetryable = true, Error = new StepError("Error", "declined") })
            .Build());
        Time.Advance(TimeSpan.FromMinutes(1));
        JsonNode instance = await GetAsync($"{Workflows}/w/instances/i");
        JsonNode attempt = Assert.Single(instance["steps"]![0]!["attempts"]!.AsArray())!;
        Assert.Equal("WorkflowFatalError", (string?)instance["error"]!["name"]);
        Assert.DoesNotContain("declined", (string?)instance["error"]!["message"]);
        Assert.Equal("WorkflowFatalError", (string?)attempt["error"]!["name"]);
        Assert.Contains("declined", (string?)attempt["error"]!["message"]);
    }

    [Fact]
    public async Task A_wait_returns_its_event()
    {
        Add(new StepScriptBuilder().WaitForEvent("approval", "approved").Build());
        Time.Advance(TimeSpan.FromSeconds(5));
        JsonNode open = await GetAsync($"{Step}?name=approval-1&type=waitForEvent");
        Assert.Equal(("waiting", "approved"), ((string)open["status"]!, (string)open["event_type"]!));
    }

    [Theory]
    [InlineData("type=step")]
    [InlineData("name=a-1")]
    [InlineData("name=a-1&type=do")]
    [InlineData("name=a-1&type=step&attempt=0")]
    [InlineData("name=a-1&type=waitForEvent&attempt=1")]
    public async Task An_invalid_query_is_refused(string query)
    {
        Add(StepScript.Default);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Step}?{query}"));
    }

    private void Add(StepScript script)
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
    }
}
