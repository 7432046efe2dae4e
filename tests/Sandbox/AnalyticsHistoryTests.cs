using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>What analytics know of instances, and how it differs from the REST API.</summary>
public sealed class AnalyticsHistoryTests : AnalyticsTest
{
    private static readonly StepScript s_failing = new StepScriptBuilder()
        .Do("load", 1)
        .Do(new DoStep("pay")
        {
            Failures = int.MaxValue,
            SucceedsAfterRestart = true,
            Retries = new RetryConfig(1, TimeSpan.FromSeconds(1), Backoff.Constant),
        })
        .Build();

    [Fact]
    public async Task A_restart_counts_again_and_keeps_what_was()
    {
        Add(s_failing, s_start.AddHours(-2), new HistoryEntry.Restarted(s_start.AddHours(-1)));
        Assert.Equal(
            (2, 1, 1, 2),
            (await CountAsync("WORKFLOW_START"), await CountAsync("WORKFLOW_FAILURE"),
                await CountAsync("WORKFLOW_SUCCESS"), await CountAsync("STEP_SUCCESS", "stepName: \"load-1\"")));
        Assert.Equal("complete", await StatusAsync("w", "i0"));
    }

    [Fact]
    public async Task A_restart_from_a_step_does_not_count_the_steps_that_it_keeps()
    {
        Add(s_failing, s_start.AddHours(-2), new HistoryEntry.Restarted(s_start.AddHours(-1), new StepSelector("pay")));
        Assert.Equal(
            (1, 1, 1),
            (await CountAsync("STEP_SUCCESS", "stepName: \"load-1\""), await CountAsync("STEP_FAILURE"),
                await CountAsync("STEP_SUCCESS", "stepName: \"pay-1\"")));
    }

    [Fact]
    public async Task A_restart_through_the_api_is_seen_at_once()
    {
        Add(s_failing, s_start.AddHours(-2));
        Assert.Equal((1, 0), (await CountAsync("WORKFLOW_FAILURE"), await CountAsync("WORKFLOW_SUCCESS")));
        _ = await ResultAsync(HttpMethod.Patch, $"{Workflows}/w/instances/i0/status", """{"status":"restart"}""");
        Assert.Equal((2, 2), (await CountAsync("WORKFLOW_QUEUED"), await CountAsync("WORKFLOW_START")));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (await CountAsync("WORKFLOW_FAILURE"), await CountAsync("WORKFLOW_SUCCESS")));
    }

    [Fact]
    public async Task Events_appear_as_time_goes_on()
    {
        DoStep caught = new("b")
        {
            Duration = TimeSpan.FromSeconds(10),
            Failures = int.MaxValue,
            Retries = new RetryConfig(1, TimeSpan.FromSeconds(10), Backoff.Constant),
            IsCaught = true,
        };
        Add(
            new StepScriptBuilder()
                .Do("a", 10)
                .Do(caught)
                .Sleep("c", TimeSpan.FromHours(1))
                .WaitForEvent("d", "go", TimeSpan.FromHours(1))
                .Build(),
            s_start);
        (int Seconds, string Type)[] expected =
        [
            (10, "STEP_SUCCESS"), (20, "ATTEMPT_FAILURE"), (40, "STEP_FAILURE"), (3640, "SLEEP_COMPLETE"),
            (7240, "WAIT_TIMED_OUT"),
        ];
        foreach ((int seconds, string type) in expected)
        {
            Time.SetUtcNow(s_start.AddSeconds(seconds - 1));
            Assert.Equal(0, await CountAsync(type));
            Time.SetUtcNow(s_start.AddSeconds(seconds));
            Assert.Equal(1, await CountAsync(type));
        }

        Assert.Equal(1, await CountAsync("WORKFLOW_FAILURE"));
    }

    [Fact]
    public async Task A_deleted_instance_still_counts_but_nothing_more_happens_to_it()
    {
        Add(new StepScriptBuilder().Do("a", 10).Do("b", 10).Build(), s_start.AddSeconds(-15));
        _ = await ResultAsync(HttpMethod.Delete, $"{Workflows}/w/instances/i0");
        Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(
            (1, 2, 1, 0),
            (await CountAsync("WORKFLOW_START"), await CountAsync("STEP_START"), await CountAsync("STEP_SUCCESS"),
                await CountAsync("WORKFLOW_SUCCESS")));
        Time.Advance(TimeSpan.FromDays(31));
        Assert.Empty(await RowsAsync(""));
    }

    [Fact]
    public async Task An_expired_instance_and_its_successor_both_count()
    {
        Server.Account.Retention = new Retention(TimeSpan.FromDays(1), TimeSpan.FromDays(1));
        Add(StepScript.Default, s_start.AddDays(-3));
        _ = await ResultAsync(HttpMethod.Post, $"{Workflows}/w/instances", """{"instance_id":"i0"}""");
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, await CountAsync("WORKFLOW_SUCCESS", "instanceId: \"i0\""));
    }

    [Fact]
    public async Task A_deleted_workflow_still_counts_and_its_instances_are_terminated()
    {
        Add(new StepScriptBuilder().Do("a", 1000).Build(), s_start.AddSeconds(-10));
        _ = await ResultAsync(HttpMethod.Delete, $"{Workflows}/w");
        Assert.Equal(0, await CountAsync("WORKFLOW_TERMINATED"));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await CountAsync("WORKFLOW_TERMINATED"));
    }

    [Fact]
    public async Task A_rollback_has_events_of_its_own()
    {
        Add(
            new StepScriptBuilder()
                .Do(new DoStep("a") { Rollback = new RollbackHandler(TimeSpan.FromSeconds(3)) })
                .Do(new DoStep("b") { Failures = int.MaxValue, Retries = RetryConfig.None })
                .Build(),
            s_start.AddHours(-1));
        JsonNode row = Assert.Single(await RowsAsync("eventType: \"ROLLBACK_STEP_SUCCESS\""))!;
        Assert.Equal((1, 3000), ((int)row["count"]!, (int)row["sum"]!["wallTime"]!));
        Assert.Equal(1, await CountAsync("STEP_SUCCESS"));
    }

    [Fact]
    public async Task Late_events_are_not_there_yet()
    {
        Add(StepScript.Default, s_start.AddMinutes(-10));
        Add(StepScript.Default, s_start.AddMinutes(-1));
        Server.Analytics.Lateness = TimeSpan.FromMinutes(5);
        Assert.Equal(1, await CountAsync("WORKFLOW_SUCCESS"));
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(2, await CountAsync("WORKFLOW_SUCCESS"));
    }

    [Fact]
    public async Task Names_of_steps_can_be_without_their_counter()
    {
        Add(new StepScriptBuilder().Do("a-1").Do("a-1").Build(), s_start.AddHours(-1));
        Assert.Equal(1, await CountAsync("STEP_SUCCESS", "stepName: \"a-1-2\""));
        Server.Behavior = Server.Behavior with { AnalyticsStepNamesHaveCounter = false };
        Assert.Equal(2, await CountAsync("STEP_SUCCESS", "stepName: \"a-1\""));
    }

    [Fact]
    public async Task Sampled_figures_are_estimates_and_the_same_each_time()
    {
        Add(StepScript.Default, Enumerable.Range(0, 20_000).Select(number => s_start.AddSeconds(-100 - number)).ToArray());
        Server.Analytics.SampleInterval = 10;
        const string Figures = "count sum { wallTime } avg { sampleInterval }";
        JsonNode row = Assert.Single(await RowsAsync("eventType: \"WORKFLOW_SUCCESS\"", Figures))!;
        Assert.InRange((int)row["count"]!, 18_500, 21_500);
        Assert.Equal((long)row["count"]! * 300, (long)row["sum"]!["wallTime"]!);
        Assert.Equal((0, 10), ((int)row["count"]! % 10, (int)row["avg"]!["sampleInterval"]!));
        Assert.Equal(row.ToJsonString(), (await RowsAsync("eventType: \"WORKFLOW_SUCCESS\"", Figures))[0]!.ToJsonString());
        Server.Analytics.SampleInterval = 1;
        Assert.Equal(20_000, await CountAsync("WORKFLOW_SUCCESS"));
    }

    private void Add(StepScript script, DateTimeOffset created, params HistoryEntry[] history) =>
        Add(script, [created], history);

    private void Add(StepScript script, DateTimeOffset[] created, params HistoryEntry[] history)
    {
        if (Server.Account.FindWorkflow("w") is null)
        {
            _ = Server.Account.AddWorkflow("w", new WorkflowSetup { QueueTime = TimeSpan.Zero });
        }

        int first = Server.Account.CountInstances("w");
        _ = Server.Account.AddInstances("w", created.Select((time, number) => new InstanceSetup
        {
            Id = $"i{first + number}",
            CreatedOn = time,
            Script = script,
            History = history,
        }));
    }
}
