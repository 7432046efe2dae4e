using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Watching;

/// <summary>Events of instances, emitted as they occur.</summary>
public sealed class WatchTests : ConnectedTest
{
    private const string Subscribe = "GET w/instances/i/subscribe";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(20);

    private static readonly string[] s_all =
    [
        "workflow_queued", "workflow_started", "workflow_running",
        "step_started load-1", "attempt_started load-1 1", "attempt_errored load-1 1", "attempt_started load-1 2",
        "attempt_completed load-1 2", "step_completed load-1",
        "sleep_started rest-1", "workflow_waiting", "sleep_completed rest-1",
        "wait_started go-1", "workflow_waiting", "wait_timed_out go-1",
        "workflow_errored",
    ];

    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do(new DoStep("load") { Failures = 1, Output = """{"n":1}""" })
            .Sleep("rest", TimeSpan.FromSeconds(5))
            .WaitForEvent("go", "approved", TimeSpan.FromMinutes(1))
            .Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1), Params = """{"a":1}""" });
    }

    [Fact]
    public void Past_events_are_emitted_and_the_watch_ends_with_the_instance()
    {
        Assert.Equal(s_all, Describe("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe], Sent);
    }

    [Fact]
    public void An_event_names_its_instance()
    {
        object?[] values = Shell.Values("""
            $all = Watch-CfWorkflowInstance w i
            $retry = $all[5]
            $retry.InstanceId
            $retry.WorkflowName
            $retry.AccountId
            $retry.Timestamp.Kind
            $retry.RetryDelay.TotalSeconds
            $null -ne $retry.Error.Message
            $all[1].Params.a
            $all[3].Config.RetryLimit
            $all[8].Output.n
            $null -eq $all[8].Duration
            $all[9].Duration.TotalSeconds
            $all[12].EventType
            $all[0].EventId
            [System.Collections.Generic.HashSet[string]]::new([string[]] $all.EventId).Count
            """);

        Assert.Equal(
            ["i", "w", Server.AccountId, DateTimeKind.Local, 10.0, true, 1L, 5, 1L, true, 5.0, "approved", "1", s_all.Length], values);
    }

    [Fact]
    public async Task New_events_are_emitted_as_they_occur()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "now", CreatedOn = s_start });
        TaskCompletionSource waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Shell.Set("waits", waits);
        Shell.Set("time", Time);
        using RunningScript running = Shell.Start("""
            Watch-CfWorkflowInstance w now | ForEach-Object {
                if ($_.Type -eq 'wait_started') { $null = $waits.TrySetResult() }
                $next = switch ($_.Type) { attempt_errored { 12 } workflow_waiting { 6 } default { 2 } }
                if (-not $waits.Task.IsCompleted) { $time.Advance([timespan]::FromSeconds($next)) }
                "$_"
            }
            """);
        await waits.Task.WaitAsync(s_timeout, Stop);
        Assert.False(running.End.IsCompleted);
        using Shell other = new();
        SetVariables(other);
        _ = other.Values($"{Connect}; Send-CfWorkflowEvent w now -Type approved -Payload @{{ by = 'ann' }}");
        ShellResult result = await running.End.WaitAsync(s_timeout, Stop);

        Assert.Empty(result.Errors);
        Assert.Equal(["wait_completed go-1", "workflow_completed"], result.Values[^2..]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void A_closed_connection_resumes_after_the_last_event(int events)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterEvents, Events = events });

        Assert.Equal(s_all, Describe("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, Subscribe], Sent);
    }

    [Fact]
    public void A_transient_handshake_failure_is_retried()
    {
        ConnectSession("-MaximumRetryCount 1", new PassingTime(Time));
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutBeforeActing, Path = "*/subscribe" });

        Assert.Equal(s_all, Describe("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, Subscribe], Sent);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(426)]
    [InlineData(403)]
    public void Without_subscriptions_events_are_derived_by_polling(int status)
    {
        _ = Server.Faults.Add(
            new Fault { Kind = FaultKind.Error, StatusCode = status, Code = 7003, Path = "*/subscribe", Times = 9 });

        Assert.Equal(s_all, Describe("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, "GET w/instances/i"], Sent);
    }

    [Fact]
    public void Only_the_requested_types_are_subscribed_and_emitted()
    {
        Assert.Equal(
            ["attempt_errored load-1 1", "step_completed load-1", "workflow_errored"],
            Describe("Watch-CfWorkflowInstance w i -Type *_Errored, STEP_completed"));
        Assert.Contains("filter=step_completed", Server.Requests[0].Query, StringComparison.Ordinal);

        Assert.Equal(["sleep_completed rest-1"], Describe("Watch-CfWorkflowInstance w i -Type sleep_completed"));
    }

    [Fact]
    public void An_unknown_type_is_rejected() => Assert.Equal(
        ["ParameterArgumentTransformationError"], Shell.Run("Watch-CfWorkflowInstance w i -Type step_finished").ErrorIds);

    [Fact]
    public void Several_instances_are_watched_and_missing_ones_are_errors()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "j", CreatedOn = s_start.AddHours(-2) });

        ShellResult result = Shell.Run("Watch-CfWorkflowInstance w i, nope, j, i");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal("nope", result.Errors[0].TargetObject);
        Assert.Equal(
            [("i", s_all.Length), ("j", s_all.Length)],
            result.Output.CountBy(one => (string)one!.Properties["InstanceId"].Value).OrderBy(pair => pair.Key)
                .Select(pair => (pair.Key, pair.Value)));
    }

    [Fact]
    public void A_rejected_credential_ends_the_pipeline()
    {
        _ = Server.Faults.Add(
            new Fault { Kind = FaultKind.Error, StatusCode = 401, Code = 10000, Message = "Authentication error", Times = 9 });

        Assert.Equal(["NotAuthenticated"], Shell.Run("Watch-CfWorkflowInstance w i, j").ErrorIds);
    }

    [Fact]
    public void Too_many_instances_are_rejected()
    {
        ShellResult result = Shell.Run("1..33 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } | Watch-CfWorkflowInstance");

        Assert.Equal(["TooManyInstances"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void The_token_is_sent_only_to_the_service()
    {
        ShellResult result = Shell.Run("Watch-CfWorkflowInstance w i -Verbose");

        Assert.Equal($"Bearer {Server.ApiToken}", Server.Requests[0].Headers["Authorization"]);
        Assert.Contains(result.Verbose, line => line.Contains("subscribe", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains(Server.ApiToken, StringComparison.Ordinal));
    }

    private object?[] Describe(string call)
    {
        Server.Requests.Clear();
        return Shell.Values($$"""{{call}} | ForEach-Object { "$_ $($_.Attempt)".TrimEnd() }""");
    }
}
