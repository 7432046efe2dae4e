using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Each question about a single instance has a switch.</summary>
public sealed class InstanceSwitchTests : SwitchTest
{
    private const string Cause = "the cause";

    public static IReadOnlyList<string> Ids { get; } =
    [
        "status-waiting-for-event", "status-sleeping", "status-between-retries", "duplicate-id-error", "invalid-id-error",
        "params-value-is-accepted", "params-text-is-parsed", "cannot-terminate-error", "cannot-restart-error",
        "restart-moves-created-on", "restart-moves-queued", "event-has-result", "non-retryable-error-is-hidden",
        "simple-omits-steps",
    ];

    public static TheoryData<string, string> Answers => AnswersTo(Ids);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task The_account_behaves_as_it_is_set(string id, string answer) => CheckAsync(id, answer, () => id switch
    {
        "status-waiting-for-event" => AskStatusAsync(script => script.WaitForEvent("approval", "go")),
        "status-sleeping" => AskStatusAsync(script => script.Sleep("nap", TimeSpan.FromHours(1))),
        "status-between-retries" => AskStatusAsync(script => script.Do(new DoStep("flaky") { Failures = 1 })),
        "duplicate-id-error" => AskDuplicateAsync(),
        "invalid-id-error" => AskInvalidAsync(),
        "params-value-is-accepted" => AskValueAsync(),
        "params-text-is-parsed" => AskTextAsync(),
        "cannot-terminate-error" => AskChangeAsync("""{"status":"terminate"}"""),
        "cannot-restart-error" => AskChangeAsync("""{"status":"restart","from":{"name":"nothing"}}"""),
        "restart-moves-created-on" => AskRestartAsync(
            async () => (string)(await GetAsync(Instances))[0]!["created_on"]!),
        "restart-moves-queued" => AskRestartAsync(async () => (string)(await GetAsync($"{Instances}/i"))["queued"]!),
        "event-has-result" => AskEventAsync(),
        "non-retryable-error-is-hidden" => AskErrorAsync(),
        _ => AskSimpleAsync(),
    });

    [Fact]
    public async Task A_restarted_instance_is_listed_where_its_creation_moved_to()
    {
        Server.Behavior = Server.Behavior with { RestartMovesCreatedOn = true };
        Add(StepScript.Default);
        Time.Advance(TimeSpan.FromMinutes(1));
        Add(StepScript.Default, "later");
        Assert.Equal(["later", "i"], (await PageAsync(""))!);
        Time.Advance(TimeSpan.FromMinutes(1));
        _ = await ResultAsync(HttpMethod.Patch, $"{Instances}/i/status", """{"status":"restart"}""");
        Assert.Equal(["i", "later"], (await PageAsync(""))!);
        Assert.Equal(["i", "later"], await WalkAsync($"{Instances}?per_page=1"));
    }

    [Fact]
    public async Task A_behavior_that_is_set_later_counts_for_instances_that_were_read_before()
    {
        Add(new StepScriptBuilder().WaitForEvent("approval", "go").Build());
        Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("waiting", (string)(await GetAsync(Instances))[0]!["status"]!);
        Server.Behavior = Server.Behavior with { StatusWaitingForEvent = "running" };
        Assert.Equal("running", (string)(await GetAsync(Instances))[0]!["status"]!);
        Assert.Equal(["i"], (await PageAsync("status=running"))!);
        Assert.Equal(1, (int)(await GetAsync($"{Workflows}/w"))["instances"]!["running"]!);
    }

    private async Task<object> AskStatusAsync(Func<StepScriptBuilder, StepScriptBuilder> step)
    {
        Add(step(new StepScriptBuilder()).Build());
        Time.Advance(TimeSpan.FromSeconds(5));
        return await StatusAsync("w", "i");
    }

    private async Task<object> AskDuplicateAsync()
    {
        Add(StepScript.Default);
        return await ErrorAsync(HttpMethod.Post, Instances, """{"instance_id":"i"}""");
    }

    private async Task<object> AskInvalidAsync()
    {
        Add(StepScript.Default);
        return await ErrorAsync(HttpMethod.Post, Instances, """{"instance_id":"-"}""");
    }

    private async Task<object> AskValueAsync()
    {
        Add(StepScript.Default);
        return await SucceedsAsync(HttpMethod.Post, Instances, """{"instance_id":"j","params":{"a":1}}""");
    }

    private async Task<object> AskTextAsync()
    {
        Add(StepScript.Default);
        _ = await ResultAsync(HttpMethod.Post, Instances, """{"instance_id":"j","params":"{\"a\":1}"}""");
        return (await GetAsync($"{Instances}/j"))["params"]!.GetValueKind() == JsonValueKind.Object;
    }

    private async Task<object> AskChangeAsync(string change)
    {
        Add(StepScript.Default);
        Time.Advance(TimeSpan.FromMinutes(1));
        return await ErrorAsync(HttpMethod.Patch, $"{Instances}/i/status", change);
    }

    /// <summary>Returns whether a time moves at a restart.</summary>
    private async Task<object> AskRestartAsync(Func<Task<string>> read)
    {
        Add(StepScript.Default);
        string before = await read();
        Time.Advance(TimeSpan.FromMinutes(1));
        _ = await ResultAsync(HttpMethod.Patch, $"{Instances}/i/status", """{"status":"restart"}""");
        return await read() != before;
    }

    private async Task<object> AskEventAsync()
    {
        Add(StepScript.Default);
        JsonNode envelope = await EnvelopeAsync(HttpMethod.Post, $"{Instances}/i/events/go", "{}");
        return envelope["result"]?["instanceId"] is not null;
    }

    private async Task<object> AskErrorAsync()
    {
        Add(new StepScriptBuilder()
            .Do(new DoStep("refuse") { Failures = 1, IsNonRetryable = true, Error = new StepError("Error", Cause) })
            .Build());
        Time.Advance(TimeSpan.FromMinutes(1));
        JsonNode details = await GetAsync($"{Instances}/i");
        Assert.Contains(Cause, details["steps"]![0]!.ToJsonString(), StringComparison.Ordinal);
        return !((string)details["error"]!["message"]!).Contains(Cause, StringComparison.Ordinal);
    }

    private async Task<object> AskSimpleAsync()
    {
        Add(StepScript.Default);
        return (await GetAsync($"{Instances}/i?simple=true"))["steps"] is null;
    }
}
