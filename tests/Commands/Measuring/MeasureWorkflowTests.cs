using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Measuring;

/// <summary>Measure-CfWorkflow with little data, missing data, and analytics that can't be used.</summary>
public sealed class MeasureWorkflowTests : ConnectedTest
{
    private static readonly StepScript s_failing =
        new StepScriptBuilder().Do(new DoStep("s") { Failures = int.MaxValue, Retries = RetryConfig.None, Error = new StepError("E", "no") }).Build();

    [Fact]
    public void A_workflow_without_instances_has_no_figures()
    {
        Assert.Equal("0|0||||||", Text(Measure(), "Runs", "Errored", "ErrorRate", "P50", "P95", "TopCause", "BaselineFrom", "UsualErrorRate"));
        Assert.Equal(1, Server.Requests.Count(request => request.Path.EndsWith("/w", StringComparison.Ordinal)));
        Assert.DoesNotContain(Sent, request => request.Contains("instances/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Few_runs_have_no_high_quantile(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        Add(4, s_start.AddHours(-2));
        Add(1, s_start.AddHours(-1), s_failing);

        Assert.Equal("5|1|0.2||E: no", Text(Measure(), "Runs", "Errored", "ErrorRate", "P95", "TopCause"));
        Assert.Contains("5 runs, 1 errored (1 of 5)", string.Concat(Shell.Values("Measure-CfWorkflow w | Out-String")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Runs_that_all_failed_have_a_rate_of_one(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        Add(25, s_start.AddHours(-2), s_failing);

        Assert.Equal("25|25|1", Text(Measure(), "Runs", "Errored", "ErrorRate"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_instances_are_not_runs(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        Add(3, s_start.AddHours(-2), new StepScriptBuilder().WaitForEvent("wait", "e").Build());

        Assert.Equal("0|0|3|", Text(Measure(), "Runs", "Errored", "Waiting", "ErrorRate"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_counts_when_it_ended_and_not_when_it_was_created(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        StepScript late = new StepScriptBuilder().Sleep("z", TimeSpan.FromDays(12))
            .Do(new DoStep("s") { Failures = int.MaxValue, Retries = RetryConfig.None, Error = new StepError("E", "no") }).Build();
        Add(1, s_start.AddDays(-12.5), late);
        Add(2, s_start.AddHours(-30));

        Assert.Equal("1|1|E: no|2", Text(Measure(), "Runs", "Errored", "TopCause", "BaselineRuns"));
    }

    /// <summary>Events count a restarted instance twice. Lists have it once, as it is now.</summary>
    [Theory]
    [InlineData(true, "2|1|Events|0")]
    [InlineData(false, "1|0|Instances|0")]
    public void A_restarted_instance_differs_between_the_sources(bool hasAnalytics, string expected)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        StepScript mended = new StepScriptBuilder()
            .Do(new DoStep("s") { Failures = int.MaxValue, Retries = RetryConfig.None, SucceedsAfterRestart = true }).Build();
        Add(1, s_start.AddHours(-3), mended, new HistoryEntry.Restarted(s_start.AddHours(-1)));

        object summary = Measure();
        Assert.Equal(expected, Text(summary, "Runs", "Errored", "Counts") + "|" + ((ICollection)Value(summary, "Causes")!).Count);
        Assert.Equal(hasAnalytics, ((string[])Value(summary, "Notes")!).Any(note => note.Contains("restarted", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("errors")]
    [InlineData("late")]
    [InlineData("empty")]
    [InlineData("refused")]
    public void Analytics_that_cannot_be_used_are_replaced_by_lists_and_it_is_noted(string problem)
    {
        Add(5, s_start.AddHours(-2));
        Add(problem == "empty" ? 0 : 2, s_start.AddHours(-1), s_failing);
        switch (problem)
        {
            case "errors":
                Server.Analytics.Errors = [new AnalyticsError("unable to read a part", "partial")];
                break;
            case "late":
                Server.Analytics.Lateness = TimeSpan.FromMinutes(90);
                break;
            case "empty":
                Server.Analytics.Lateness = TimeSpan.FromDays(2);
                break;
            case "refused":
                Server.Analytics.RefusedFields = ["wallTime"];
                break;
        }

        object summary = Measure("-WarningAction SilentlyContinue");
        Assert.Equal(problem == "empty" ? "Lists|5|0" : "Lists|7|2", Text(summary, "Source", "Runs", "Errored"));
        Assert.Contains("Analytics", ((string[])Value(summary, "Notes")!)[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Sampled_analytics_are_estimates_without_quantiles()
    {
        Server.Analytics.SampleInterval = 2;
        Add(40, s_start.AddHours(-2));
        object summary = Measure();

        Assert.Equal("Analytics|", Text(summary, "Source", "P95"));
        Assert.Equal(
            "Runs Errored ErrorRate UsualErrorRate Steps Versions", string.Join(' ', (string[])Value(summary, "Estimates")!));
        object step = ((IEnumerable)Value(summary, "Steps")!).Cast<object>().Single();
        Assert.Equal("s|0||00:00:00.3000000", Text(step, "StepName", "N", "P50", "Mean"));
        Assert.Contains("~", string.Concat(Shell.Values("Measure-CfWorkflow w | Out-String")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_longest_time_of_a_node_is_respected()
    {
        Server.Analytics.MaxDuration = TimeSpan.FromHours(6);
        Add(30, s_start.AddHours(-20));

        Assert.Equal("Analytics|30", Text(Measure("-Baseline 1d"), "Source", "Runs"));
    }

    [Fact]
    public void Names_of_steps_may_come_with_or_without_a_counter()
    {
        Add(2, s_start.AddHours(-2));
        Server.Behavior = Server.Behavior with { AnalyticsStepNamesHaveCounter = false };
        Assert.Equal("s", Shell.Values("(Measure-CfWorkflow w).Steps.StepName").Single());

        Server.Behavior = Server.Behavior with { AnalyticsStepNamesHaveCounter = true };
        Assert.Equal("s", Shell.Values("(Measure-CfWorkflow w).Steps.StepName").Single());
    }

    /// <summary>Successes are kept for a day, failures for a week: before that, everything that is left has failed.</summary>
    [Fact]
    public void A_baseline_that_is_gone_is_said_to_be()
    {
        Server.Analytics.IsAllowed = false;
        Retention retention = new(TimeSpan.FromDays(1), TimeSpan.FromDays(7));
        _ = Server.Account.AddWorkflow("kept", new WorkflowSetup { Retention = retention, CreatedOn = s_start.AddDays(-30) });
        Add(10, s_start.AddHours(-3), workflow: "kept");
        Add(4, s_start.AddDays(-3), s_failing, workflow: "kept");

        object summary = Measure(workflow: "kept");
        Assert.Equal("10||||0", Text(summary, "Runs", "UsualErrorRate", "UsualP50", "BaselineFrom", "BaselineRuns"));
        Assert.Contains("only runs that failed are left", string.Join(' ', (string[])Value(summary, "Notes")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_time_range_that_outlives_its_successes_is_marked()
    {
        Server.Analytics.IsAllowed = false;
        _ = Server.Account.AddWorkflow("kept", new WorkflowSetup
        {
            Retention = new Retention(TimeSpan.FromDays(1), TimeSpan.FromDays(7)),
            CreatedOn = s_start.AddDays(-30),
        });
        Add(10, s_start.AddHours(-3), workflow: "kept");
        Add(4, s_start.AddDays(-2), s_failing, workflow: "kept");

        object summary = Measure("-Since 3d", "kept");
        Assert.Contains("ErrorRate", (string[])Value(summary, "Estimates")!);
        Assert.Contains("no longer kept", string.Join(' ', (string[])Value(summary, "Notes")!), StringComparison.Ordinal);
    }

    [Fact]
    public void Each_workflow_is_measured_once_whatever_is_piped()
    {
        Add(3, s_start.AddHours(-2));

        Assert.Single(Shell.Values("Get-CfWorkflowInstance w | Measure-CfWorkflow"));
    }

    [Fact]
    public void All_workflows_share_two_nodes()
    {
        _ = Server.Account.AddWorkflow("other");

        Assert.Equal(["other", "w"], Shell.Values("Measure-CfWorkflow | ForEach-Object WorkflowName").Order());
        Assert.Equal(2, Server.Analytics.NodeCount);
    }

    [Theory]
    [InlineData("Measure-CfWorkflow none", "NotFound")]
    [InlineData("Measure-CfWorkflow 'a b'", "InvalidWorkflowName")]
    [InlineData("Measure-CfWorkflow w -Since 1h -Until 2h", "TimeRangeEmpty")]
    [InlineData("Measure-CfWorkflow w -Until ([datetime]::MinValue)", "TimeRangeEmpty")]
    [InlineData("Measure-CfWorkflow w -Until 0001-01-01", "TimeRangeEmpty")]
    [InlineData("Measure-CfWorkflow w -Since ([datetime]::MaxValue)", "TimeRangeEmpty")]
    [InlineData("Measure-CfWorkflow w -Baseline 7", "ParameterArgumentTransformationError")]
    [InlineData("Measure-CfWorkflow w -Baseline 0d", "ParameterArgumentTransformationError")]
    [InlineData("Measure-CfWorkflow w -Sample 0", "ParameterArgumentValidationError")]
    public void Wrong_arguments_are_errors(string script, string errorId) => Assert.Equal([errorId], Shell.Run(script).ErrorIds);

    [Theory]
    [InlineData("-Since ([datetime]::MinValue)")]
    [InlineData("-Since 0001-01-01 -Until ([datetime]::MaxValue)")]
    public void The_first_and_the_last_date_are_accepted(string range)
    {
        Add(3, s_start.AddHours(-2));

        Assert.Equal("3", Text(Measure(range), "Runs"));
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_no_error() => Assert.Empty(Shell.Values("Measure-CfWorkflow x*"));

    protected override void Seed() => _ = Server.Account.AddWorkflow("w", new WorkflowSetup
    {
        Script = new StepScriptBuilder().Do("s").Build(),
        CreatedOn = s_start.AddDays(-30),
        Retention = new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30)),
    });

    private void Add(int count, DateTimeOffset start, StepScript? script = null, HistoryEntry? history = null, string workflow = "w") =>
        _ = Server.Account.AddInstances(workflow, Enumerable.Range(0, count).Select(number => new InstanceSetup
        {
            CreatedOn = start.AddSeconds(number),
            Script = script,
            History = history is null ? [] : [history],
        }));

    private object Measure(string parameters = "", string workflow = "w")
    {
        Server.Requests.Clear();
        return Assert.Single(Shell.Values($"Measure-CfWorkflow {workflow} {parameters}"))!;
    }

    private static object? Value(object one, string name) => PSObject.AsPSObject(one).Properties[name]?.Value;

    private static string Text(object one, params string[] names) =>
        string.Join('|', names.Select(name => FormattableString.Invariant($"{Value(one, name)}")));
}
