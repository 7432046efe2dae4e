using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Watching;

/// <summary>What happens to instances, told as it happens.</summary>
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
        Script script = new ScriptBuilder()
            .Do(new DoStep("load") { Failures = 1, Output = """{"n":1}""" })
            .Sleep("rest", TimeSpan.FromSeconds(5))
            .WaitForEvent("go", "approved", TimeSpan.FromMinutes(1))
            .Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1), Params = """{"a":1}""" });
    }

    [Fact]
    public void What_has_happened_comes_event_by_event_and_the_end_is_the_end()
    {
        Assert.Equal(s_all, Told("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe], Sent);
    }

    [Fact]
    public void An_event_tells_what_it_is_about()
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
    public async Task What_happens_next_comes_as_it_happens()
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
    public void A_connection_that_is_cut_goes_on_where_it_ended(int events)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterEvents, Events = events });

        Assert.Equal(s_all, Told("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, Subscribe], Sent);
    }

    [Fact]
    public void A_handshake_that_fails_in_passing_is_tried_again()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutBeforeActing, Path = "*/subscribe" });

        Assert.Equal(s_all, Told("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, Subscribe], Sent);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(426)]
    [InlineData(403)]
    public void Where_there_are_no_subscriptions_the_same_is_worked_out_by_looking(int status)
    {
        _ = Server.Faults.Add(
            new Fault { Kind = FaultKind.Error, StatusCode = status, Code = 7003, Path = "*/subscribe", Times = 9 });

        Assert.Equal(s_all, Told("Watch-CfWorkflowInstance w i"));
        Assert.Equal([Subscribe, "GET w/instances/i"], Sent);
    }

    [Fact]
    public void Only_the_types_that_are_asked_for_are_asked_for_and_given()
    {
        Assert.Equal(
            ["attempt_errored load-1 1", "step_completed load-1", "workflow_errored"],
            Told("Watch-CfWorkflowInstance w i -Type *_Errored, STEP_completed"));
        Assert.Contains("filter=step_completed", Server.Requests[0].Query, StringComparison.Ordinal);

        Assert.Equal(["sleep_completed rest-1"], Told("Watch-CfWorkflowInstance w i -Type sleep_completed"));
    }

    [Fact]
    public void A_type_that_does_not_exist_is_refused() => Assert.Equal(
        ["ParameterArgumentTransformationError"], Shell.Run("Watch-CfWorkflowInstance w i -Type step_finished").ErrorIds);

    [Fact]
    public void Each_of_several_is_told_of_and_what_is_not_there_is_an_error_beside_the_others()
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
    public void A_credential_that_is_refused_ends_the_pipeline()
    {
        _ = Server.Faults.Add(
            new Fault { Kind = FaultKind.Error, StatusCode = 401, Code = 10000, Message = "Authentication error", Times = 9 });

        Assert.Equal(["NotAuthenticated"], Shell.Run("Watch-CfWorkflowInstance w i, j").ErrorIds);
    }

    [Fact]
    public void A_crowd_is_not_watched()
    {
        ShellResult result = Shell.Run("1..33 | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } | Watch-CfWorkflowInstance");

        Assert.Equal(["TooManyInstances"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void The_token_is_told_to_the_service_and_to_nobody_else()
    {
        ShellResult result = Shell.Run("Watch-CfWorkflowInstance w i -Verbose");

        Assert.Equal($"Bearer {Server.ApiToken}", Server.Requests[0].Headers["Authorization"]);
        Assert.Contains(result.Verbose, line => line.Contains("subscribe", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Verbose, line => line.Contains(Server.ApiToken, StringComparison.Ordinal));
    }

    private object?[] Told(string call)
    {
        Server.Requests.Clear();
        return Shell.Values($$"""{{call}} | ForEach-Object { "$_ $($_.Attempt)".TrimEnd() }""");
    }
}
