using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Measuring;

/// <summary>Measure-CfWorkflow where analytics and instances differ: events that are late, and instances that were restarted,
/// deleted, or haven't ended.</summary>
public sealed class MeasureEventsTests : ConnectedTest
{
    private static readonly StepScript s_failing =
        new StepScriptBuilder().Do(new DoStep("s") { Failures = int.MaxValue, Retries = RetryConfig.None, Error = new StepError("E", "no") }).Build();

    /// <summary>Analytics have the oldest runs, but not the newest ones.</summary>
    [Fact]
    public void Late_events_of_completed_runs_are_noticed()
    {
        Add(5, s_start.AddHours(-5));
        Add(100, s_start.AddHours(-2));
        Server.Analytics.Lateness = TimeSpan.FromHours(3);

        Assert.Equal("Lists|105|0", Text(Measure(), "Source", "Runs", "Errored"));
    }

    [Fact]
    public void Late_events_of_a_workflow_that_still_runs_are_noticed()
    {
        Add(5, s_start.AddHours(-5));
        Add(30, s_start.AddHours(-2));
        Add(150, s_start.AddMinutes(-4), new StepScriptBuilder().WaitForEvent("wait", "e").Build());
        Server.Analytics.Lateness = TimeSpan.FromHours(3);

        Assert.Equal("Lists|35", Text(Measure(), "Source", "Runs"));
    }

    /// <summary>All runs belong to one interval of a quarter of an hour.</summary>
    [Fact]
    public void Late_events_within_an_interval_are_noticed()
    {
        Add(5, s_start.AddHours(-2).AddMinutes(1));
        Add(20, s_start.AddHours(-2).AddMinutes(9));
        Server.Analytics.Lateness = TimeSpan.FromHours(2) - TimeSpan.FromMinutes(5);

        Assert.Equal("Lists|25", Text(Measure(), "Source", "Runs"));
    }

    [Fact]
    public void Late_events_of_stopped_runs_are_noticed()
    {
        StepScript open = new StepScriptBuilder().WaitForEvent("wait", "e").Build();
        Add(5, s_start.AddHours(-5));
        Add(20, s_start.AddHours(-4), open, new HistoryEntry.Terminated(s_start.AddHours(-1)));
        Server.Analytics.Lateness = TimeSpan.FromHours(3);

        Assert.Equal("Lists|25|20", Text(Measure(), "Source", "Runs", "Terminated"));
    }

    /// <summary>Old failures that no instance shows any more don't make up for new ones that analytics lack.</summary>
    [Fact]
    public void Late_failures_are_noticed_although_older_ones_are_gone()
    {
        string[] gone = Add(20, s_start.AddHours(-5), s_failing);
        Array.ForEach(gone, id => _ = Shell.Values($"Remove-CfWorkflowInstance w {id} -Confirm:$false"));
        Add(20, s_start.AddHours(-2), s_failing);
        Server.Analytics.Lateness = TimeSpan.FromHours(3);

        Assert.Equal("Lists|20|20", Text(Measure(), "Source", "Runs", "Errored"));
    }

    /// <summary>Nothing proves that a run is missing. But a start without an event shows that analytics are late.</summary>
    [Fact]
    public void Figures_are_marked_if_the_last_start_has_no_event()
    {
        Add(5, s_start.AddHours(-5));
        Add(3, s_start.AddHours(-2), new StepScriptBuilder().WaitForEvent("wait", "e").Build());
        Server.Analytics.Lateness = TimeSpan.FromHours(3);
        object summary = Measure();

        Assert.Equal("Analytics|5", Text(summary, "Source", "Runs"));
        Assert.Equal("Runs Errored ErrorRate", string.Join(' ', (string[])Value(summary, "Estimates")!));
        Assert.Contains(((string[])Value(summary, "Notes")!), note => note.Contains("may lack runs", StringComparison.Ordinal));
    }

    /// <summary>What is left of the failures is one of another cause and version.</summary>
    [Fact]
    public void Failures_without_an_instance_make_causes_and_versions_estimates()
    {
        string[] gone = Add(18, s_start.AddHours(-5), s_failing);
        Add(2, s_start.AddHours(-5).AddMinutes(1), s_failing);
        Add(20, s_start.AddHours(-4));
        Array.ForEach(gone, id => _ = Shell.Values($"Remove-CfWorkflowInstance w {id} -Confirm:$false"));
        object summary = Measure();

        Assert.Equal("Analytics|40|20|", Text(summary, "Source", "Runs", "Errored", "TopCause"));
        Assert.Equal("Causes Versions", string.Join(' ', (string[])Value(summary, "Estimates")!));
        Assert.Contains((string[])Value(summary, "Notes")!, note => note.StartsWith("18 of the errored runs", StringComparison.Ordinal));
        Assert.Equal("40|20|0.5", Text(((IEnumerable)Value(summary, "Versions")!).Cast<object>().Single(), "Count", "Errored", "ErrorRate"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_first_attempt_that_is_open_is_no_retry(bool isWhole)
    {
        Server.Analytics.MaxPageSize = isWhole ? 10_000 : 100;
        Add(30, s_start.AddHours(-2));
        Add(50, s_start.AddHours(-1), new StepScriptBuilder().Do(new DoStep("s") { Duration = TimeSpan.FromDays(1) }).Build());

        Assert.Equal("30|0", Text(Step(Measure(), "s"), "Runs", "Retries"));
    }

    /// <summary>The steps began before the time range, and their second and third attempts in it.</summary>
    [Fact]
    public void Retries_count_when_they_began()
    {
        StepScript slow = new StepScriptBuilder()
            .Do(new DoStep("s") { Failures = 2, Retries = new RetryConfig(3, TimeSpan.FromMinutes(40), Backoff.Constant) }).Build();
        Add(7, s_start.AddHours(-2), slow);

        Assert.Equal("7|14", Text(Step(Measure("-Since 100m"), "s"), "Runs", "Retries"));
    }

    /// <summary>Without counters in the names, analytics have one sum for all runs of a step in an instance.</summary>
    [Theory]
    [InlineData(true, "", 0)]
    [InlineData(false, "Steps", 1)]
    public void Quantiles_of_means_are_marked(bool hasCounters, string estimates, int notes)
    {
        Server.Behavior = Server.Behavior with { AnalyticsStepNamesHaveCounter = hasCounters };
        Add(30, s_start.AddHours(-2), new StepScriptBuilder()
            .Do(new DoStep("copy") { Duration = TimeSpan.FromSeconds(1) }).Do(new DoStep("copy") { Duration = TimeSpan.FromSeconds(9) }).Build());
        object summary = Measure();

        Assert.Equal("60", Text(Step(summary, "copy"), "Runs"));
        Assert.Equal(estimates, string.Join(' ', (string[])Value(summary, "Estimates")!));
        Assert.Equal(notes, ((string[])Value(summary, "Notes")!).Count(note => note.Contains("several times", StringComparison.Ordinal)));
    }

    /// <summary>Without analytics, a sample of the runs is read. How often a step ran is told of all.</summary>
    [Fact]
    public void A_sample_tells_how_often_a_step_ran()
    {
        Server.Analytics.IsAllowed = false;
        Add(80, s_start.AddHours(-2));
        Add(20, s_start.AddHours(-1), s_failing);
        object summary = Measure();

        Assert.Equal("40|100|20", Text(Step(summary, "s"), "N", "Runs", "Failed"));
        Assert.Equal("Steps", string.Join(' ', (string[])Value(summary, "Estimates")!));
    }

    [Fact]
    public void Events_that_are_there_are_used()
    {
        Add(120, s_start.AddHours(-5));
        Add(20, s_start.AddHours(-4), s_failing);
        Add(5, s_start.AddMinutes(-7));
        Server.Analytics.Lateness = TimeSpan.FromMinutes(3);

        object summary = Measure();
        Assert.Equal("Analytics|145|20", Text(summary, "Source", "Runs", "Errored"));
        Assert.Empty((string[])Value(summary, "Estimates")!);
    }

    protected override void Seed() => _ = Server.Account.AddWorkflow("w", new WorkflowSetup
    {
        Script = new StepScriptBuilder().Do("s").Build(),
        CreatedOn = s_start.AddDays(-30),
        Retention = new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30)),
    });

    private string[] Add(int count, DateTimeOffset start, StepScript? script = null, HistoryEntry? history = null)
    {
        string[] ids = [.. Enumerable.Range(0, count).Select(number => $"{start:HHmmss}-{number}")];
        _ = Server.Account.AddInstances("w", ids.Select((id, number) => new InstanceSetup
        {
            Id = id,
            CreatedOn = start.AddSeconds(number),
            Script = script,
            History = history is null ? [] : [history],
        }));
        return ids;
    }

    private object Measure(string parameters = "") => Assert.Single(Shell.Values($"Measure-CfWorkflow w {parameters}"))!;

    private static object Step(object summary, string name) =>
        ((IEnumerable)Value(summary, "Steps")!).Cast<object>().Single(step => (string)Value(step, "StepName")! == name);

    private static object? Value(object one, string name) => PSObject.AsPSObject(one).Properties[name]?.Value;

    private static string Text(object one, params string[] names) =>
        string.Join('|', names.Select(name => FormattableString.Invariant($"{Value(one, name)}")));
}
