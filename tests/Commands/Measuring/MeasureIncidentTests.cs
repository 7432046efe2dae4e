using System;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Seeding;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Measuring;

/// <summary>The bad night of order-fulfilment: one command says what failed, why, since when, in which version and step, and how
/// much slower it was than usual. Ages are typed, so the clock of the process is that of the account.</summary>
[Collection(ProcessWideState.Name)]
public sealed class MeasureIncidentTests : ConnectedTest
{
    private const string Measure = "Measure-CfWorkflow order-fulfilment -Since 12h";

    private TimeProvider _before = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _before = ModuleClock.SetOfProcess(Time);
    }

    [Fact]
    public void With_analytics_all_figures_cost_50_requests_and_4_nodes()
    {
        PSObject summary = Single(Measure);

        Assert.Equal("Analytics|Events|300|40|0.13|0.01", Text(summary, "Source", "Counts", "Runs", "Errored", "ErrorRate", "UsualErrorRate"));
        Assert.Equal("5.2|5.1|14.0|5.9", Seconds(summary, "P50", "UsualP50", "P95", "UsualP95"));
        Assert.Equal("Versions", string.Join(' ', (string[])Value(summary, "Estimates")!));
        Assert.Equal(4, Server.Analytics.NodeCount);
        Assert.Equal(47, Server.Requests.Count);
        Assert.Equal(47, Value(summary, "RequestCount"));
    }

    [Fact]
    public void Lists_alone_give_the_same_figures_with_100_requests()
    {
        Server.Analytics.IsAllowed = false;
        PSObject summary = Single(Measure);

        Assert.Equal("Lists|Instances|300|40|0.13|0.01", Text(summary, "Source", "Counts", "Runs", "Errored", "ErrorRate", "UsualErrorRate"));
        Assert.Equal("5.2|5.1|14.0|5.9", Seconds(summary, "P50", "UsualP50", "P95", "UsualP95"));
        Assert.Contains("Account Analytics Read", Assert.Single((string[])Value(summary, "Notes")!), StringComparison.Ordinal);
        Assert.InRange(Server.Requests.Count, 80, 100);
        Assert.Equal(Server.Requests.Count, Value(summary, "RequestCount"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_causes_say_what_failed_since_when_and_in_which_version(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;

        Assert.Equal(
            ["38 charge card GatewayError 38 1", "2 print label Error 2 2"],
            Shell.Values($$"""
                ({{Measure}}).Causes | ForEach-Object { "$($_.Count) $($_.StepName) $($_.ErrorName) $($_.Group.Count) $($_.VersionId.Count)" }
                """));
        Assert.StartsWith("GatewayError: card gateway answered 402", (string)Value(Single(Measure), "TopCause")!, StringComparison.Ordinal);
    }

    /// <summary>With analytics, all 300 runs are measured. Without, the 40 that errored and 20 that completed, and 20 from before:
    /// of so few, one retry more or less is what is usual.</summary>
    [Theory]
    [InlineData(true, "charge card|300|38|114|8.7")]
    [InlineData(false, "charge card|60|38|114|2.7")]
    public void The_steps_say_which_one_failed_and_how_much_slower_it_was(bool hasAnalytics, string slow)
    {
        Server.Analytics.IsAllowed = hasAnalytics;
        object step = Shell.Values($"({Measure}).Steps | Where-Object Change -gt 2").Single()!;

        Assert.Equal(slow, string.Join('|', Text(step, "StepName", "N", "Failed", "Retries"), FormattableString.Invariant($"{Value(step, "Change"):0.0}")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_versions_say_since_which_one(bool hasAnalytics)
    {
        Server.Analytics.IsAllowed = hasAnalytics;

        (int Count, int Errored)[] versions =
        [
            .. Shell.Values($"({Measure}).Versions").Select(version => ((int)Value(version!, "Count")!, (int)Value(version!, "Errored")!)),
        ];
        Assert.Equal([39, 1], versions.Select(version => version.Errored));
        Assert.Equal(300, versions.Sum(version => version.Count));
        Assert.InRange(versions[0].Count, 210, 226);
    }

    /// <summary>The lines below the example of the command.</summary>
    [Fact]
    public void The_38_instances_of_one_cause_are_restarted()
    {
        object?[] restarted = Shell.Values($$"""
            $402 = ({{Measure}}).Causes | Where-Object Cause -like '*402*'
            $402.Group | Select-First 5 | Restart-CfWorkflowInstance -FromFailedStep -PassThru | ForEach-Object Id
            $402.Group | Where-Object Id -notin $402.Id[0..4] | Restart-CfWorkflowInstance -FromFailedStep -PassThru | ForEach-Object Id
            """);

        Assert.Equal(38, restarted.Distinct().Count());
        Assert.Equal(38, Sent.Count(request => request.StartsWith("PATCH", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_sample_makes_the_counts_of_causes_estimates()
    {
        PSObject summary = Single($"{Measure} -Sample 20");

        Assert.Contains("Causes", (string[])Value(summary, "Estimates")!);
        Assert.Equal(47 - 20, Server.Requests.Count);
        Assert.Equal(40, ((System.Collections.IEnumerable)Value(summary, "Causes")!).Cast<object>().Sum(cause => (int)Value(cause, "Count")!));
    }

    /// <summary>Many runs: slices of the time instead of all rows, and a sample of the errors.</summary>
    [Fact]
    public void Rows_that_do_not_fit_into_a_page_are_read_in_slices()
    {
        Server.Analytics.MaxPageSize = 500;
        PSObject summary = Single(Measure);

        Assert.Equal("Analytics|300|40|0.13|0.01", Text(summary, "Source", "Runs", "Errored", "ErrorRate", "UsualErrorRate"));
        Assert.Equal("P50 P95 UsualP50 UsualP95 Steps Versions", string.Join(' ', (string[])Value(summary, "Estimates")!));
        Assert.Equal(2 + (2 * (1 + 3)), Server.Analytics.NodeCount);
        object step = Shell.Values($"({Measure}).Steps | Where-Object StepName -eq 'charge card'").Single()!;
        Assert.Equal("300|38|114", Text(step, "Runs", "Failed", "Retries"));
        Assert.InRange((int)Value(step, "N")!, 100, 299);
    }

    [Fact]
    public void The_plan_is_told_with_verbose()
    {
        ShellResult result = Shell.Run($"{Measure} -Verbose");
        Server.Analytics.IsAllowed = false;
        ShellResult listed = Shell.Run($"{Measure} -Verbose");

        Assert.Contains(listed.Verbose, line => line.Contains("listing the instances created since", StringComparison.Ordinal));

        Assert.Contains(result.Verbose, line => line.Contains("reading 40 instances, with one request each: 40 of 40 errored", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("order-fulfilment", true)]
    [InlineData("order-fulfil*", false)]
    [InlineData("order-fulfilment, returns", false)]
    public void One_workflow_by_name_has_sections(string names, bool hasSections)
    {
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        string shown = string.Concat(Shell.Values($"Measure-CfWorkflow {names} -Since 12h | Out-String -Width 80"));

        Assert.Equal(hasSections, shown.Contains("order-fulfilment: 300 runs, 40 errored (13 %, usually 1 %).", StringComparison.Ordinal));
        Assert.Equal(!hasSections, shown.Contains("WorkflowName  ", StringComparison.Ordinal));
        Assert.All(shown.ReplaceLineEndings("\n").Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    protected override void Seed() => DemoIncident.Add(Server.Account);

    protected override ValueTask OnDisposeAsync()
    {
        _ = ModuleClock.SetOfProcess(_before);
        return base.OnDisposeAsync();
    }

    private PSObject Single(string script)
    {
        ShellResult result = Shell.Run(script);
        Assert.Empty(result.Errors);
        return Assert.Single(result.Output)!;
    }

    private static object? Value(object one, string name) => PSObject.AsPSObject(one).Properties[name]?.Value;

    private static string Text(object one, params string[] names) => string.Join('|', names.Select(name =>
        Value(one, name) is double number ? FormattableString.Invariant($"{number:0.##}") : FormattableString.Invariant($"{Value(one, name)}")));

    private static string Seconds(object one, params string[] names) => string.Join('|', names.Select(name =>
        FormattableString.Invariant($"{((TimeSpan)Value(one, name)!).TotalSeconds:0.0}")));
}
