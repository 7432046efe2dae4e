using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>Figures from analytics. The time is 08:00. Instances of order-a start at 04:10, 05:10, and 07:58; the second
/// fails. One instance of order-b starts at 06:30.</summary>
public sealed class MetricTests : ConnectedTest
{
    /// <summary>Names that a query text would have to escape.</summary>
    private const string Step = "charge \"card\" {é} 支付";

    private const string Hours = "-Since 2026-11-02T04:30:00Z -Interval Hour";

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("order-a", Script(0));
        _ = Server.Account.AddWorkflow("order-b", Script(int.MaxValue));
        _ = Server.Account.AddWorkflow("idle");
        Add("order-a", "a1", -230);
        Add("order-a", "a3", -2);
        Add("order-b", "b1", -90);
        Server.Account.AddInstance("order-a", new InstanceSetup
        {
            Id = "a2",
            CreatedOn = s_start.AddMinutes(-170),
            Script = Script(int.MaxValue).Script,
        });
    }

    [Fact]
    public void Without_an_interval_each_workflow_has_one_row()
    {
        Assert.Equal(
            ["order-a 3 3 2 1 0 4 1 2", "order-b 1 1 0 1 0 0 1 2"],
            Shell.Values("""
                Get-CfWorkflowMetric |
                    ForEach-Object { "$($_.WorkflowName) $($_.Queued) $($_.Started) $($_.Succeeded) $($_.Failed) $($_.Terminated) " +
                        "$($_.StepsSucceeded) $($_.StepsFailed) $($_.Retries)" }
                """));
        Assert.Equal((2, 1), (Sent.Length, Server.Analytics.NodeCount));
    }

    [Fact]
    public void A_row_has_its_rate_its_times_and_its_keys() => Assert.Equal(
        [1.0 / 3, 1.0, "order-a", Server.AccountId, DateTimeKind.Local, false, true],
        Shell.Values("""
            $metric = Get-CfWorkflowMetric order-a
            $metric.ErrorRate
            $metric.Interval.TotalDays
            "$metric"
            $metric.AccountId
            $metric.Time.Kind
            $metric.IsEstimate
            $metric.WallTime.TotalSeconds -gt 3
            """));

    /// <summary>The first interval is whole: the first instance started before -Since.</summary>
    [Fact]
    public void Intervals_without_events_have_zeros_and_the_newest_is_incomplete() => Assert.Equal(
        [
            "04:00 order-a 1 0 False", "04:00 order-b 0 0 False", "05:00 order-a 0 1 False", "05:00 order-b 0 0 False",
            "06:00 order-a 0 0 False", "06:00 order-b 0 1 False", "07:00 order-a 1 0 True", "07:00 order-b 0 0 True",
        ],
        Rows($"Get-CfWorkflowMetric {Hours}"));

    [Theory]
    [InlineData("Minute", 61, 5)]
    [InlineData("FiveMinutes", 13, 1)]
    [InlineData("FifteenMinutes", 5, 1)]
    [InlineData("Hour", 2, 1)]
    [InlineData("Day", 1, 1)]
    public void Each_interval_has_its_rows(string interval, int rows, int incomplete) => Assert.Equal(
        [rows, interval == "Day" ? 3L : 1L, incomplete],
        Shell.Values($"""
            $rows = @(Get-CfWorkflowMetric order-a -Since 2026-11-02T06:59:30Z -Interval {interval})
            $rows.Count
            [long]($rows | Measure-Object Started -Sum).Sum
            @($rows | Where-Object IsIncomplete).Count
            """));

    /// <summary>Analytics may have the counters of steps, or not.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_have_the_names_of_the_code(bool hasCounters)
    {
        Server.Behavior = Server.Behavior with { AnalyticsStepNamesHaveCounter = hasCounters };

        Assert.Equal(
            [$"order-a {Step} 3 2 1 2", "order-a wrap up-2 2 2 0 0"],
            Shell.Values("""
                Get-CfWorkflowMetric order-a -By Step | ForEach-Object {
                    "$($_.WorkflowName) $($_.StepName) $($_.StepsStarted) $($_.StepsSucceeded) $($_.StepsFailed) $($_.Retries)" }
                """));
    }

    [Fact]
    public void Events_of_every_type_are_counted() => Assert.Equal(
        ["ATTEMPT_FAILURE 3", "ATTEMPT_START 3", "STEP_FAILURE 1", "STEP_START 1", "WORKFLOW_FAILURE 1", "WORKFLOW_QUEUED 1", "WORKFLOW_START 1"],
        Shell.Values("Get-CfWorkflowMetric order-b -By EventType | ForEach-Object { \"$_ $($_.Count)\" }"));

    [Fact]
    public void An_instance_with_events_can_be_piped_on()
    {
        Assert.Equal(
            ["a2 1"], Shell.Values("Get-CfWorkflowMetric order-a -By Instance | Where-Object Failed | ForEach-Object { \"$_ $($_.Failed)\" }"));
        Assert.Equal(
            ["a2"],
            Shell.Values("Get-CfWorkflowMetric order-a -By Instance | Where-Object Failed | Get-CfWorkflowInstance | ForEach-Object Id"));
    }

    /// <summary>A call, its workflows, and its requests.</summary>
    [Theory]
    [InlineData("Get-CfWorkflowMetric order-a, order-b", "order-a order-b", "POST graphql, POST graphql", 1)]
    [InlineData("Get-CfWorkflowMetric order-*", "order-a order-b", "POST graphql, POST graphql, POST graphql", 2)]
    [InlineData("Get-CfWorkflowMetric ORDER-*", "", "POST graphql, POST graphql", 1)]
    [InlineData("Get-CfWorkflowMetric *-b, idle", "idle order-b", "POST graphql, POST graphql, POST graphql, GET idle", 2)]
    [InlineData("Get-CfWorkflow order-* | Get-CfWorkflowMetric", "order-a order-b", "GET workflows, POST graphql, POST graphql", 1)]
    [InlineData("'order-b', 'order-a', 'order-b' | Get-CfWorkflowMetric", "order-a order-b", "POST graphql, POST graphql", 1)]
    [InlineData("Get-CfWorkflowInstance order-a | Get-CfWorkflowMetric", "order-a", "GET order-a/instances, POST graphql, POST graphql", 1)]
    [InlineData("Get-CfWorkflowAccount | Get-CfWorkflowMetric", "order-a order-b", "GET accounts, POST graphql, POST graphql", 1)]
    [InlineData("@() | Get-CfWorkflowMetric", "", "", 0)]
    [InlineData("Get-CfWorkflowMetric; Get-CfWorkflowMetric order-a", "order-a order-b order-a", "POST graphql, POST graphql, POST graphql", 2)]
    public void Names_are_read_with_few_requests(string call, string names, string requests, int nodes)
    {
        object?[] seen = Shell.Values($"$( {call} ) | ForEach-Object WorkflowName");

        Assert.Equal(names, string.Join(' ', seen));
        Assert.Equal((requests, nodes), (string.Join(", ", Sent), (int)Server.Analytics.NodeCount));
    }

    [Theory]
    [InlineData("Get-CfWorkflowMetric idle", "idle 0")]
    [InlineData("Get-CfWorkflowMetric idle -By Step", "")]
    [InlineData("Get-CfWorkflowMetric -Since 2026-11-01T01:00:00Z -Until 2026-11-01T02:00:00Z", "")]
    public void Without_events_there_is_nothing_or_zeros(string call, string row) =>
        Assert.Equal(row, string.Join(' ', Shell.Values($"{call} | ForEach-Object {{ \"$_ $($_.Started)$($_.ErrorRate)\" }}")));

    [Fact]
    public void A_name_that_no_workflow_has_is_an_error_and_the_others_are_returned()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowMetric none, order-a");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["none"], result.Targets);
        Assert.Single(result.Output);
    }

    /// <summary>The permission of analytics alone is enough.</summary>
    [Fact]
    public void A_name_that_cannot_be_looked_up_counts_as_a_workflow()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 403, Code = 10000, Path = "*/workflows/none" });

        Assert.Equal([0L], Shell.Values("Get-CfWorkflowMetric none | ForEach-Object Started"));
    }

    [Theory]
    [InlineData("Get-CfWorkflowMetric 'a b'", "InvalidWorkflowName")]
    [InlineData("Get-CfWorkflowMetric '['", "InvalidWorkflowName")]
    [InlineData("Measure-CfWorkflow 'order-['", "InvalidWorkflowName")]
    [InlineData("Get-CfWorkflowHealth '['", "InvalidWorkflowName")]
    [InlineData("Get-CfWorkflow 'order-['", "InvalidWorkflowName")]
    [InlineData("Get-CfWorkflowMetric -Since 1h -Until 2h", "TimeRangeEmpty")]
    [InlineData("Get-CfWorkflowMetric -Since 1h -Until 1h", "TimeRangeEmpty")]
    [InlineData("Get-CfWorkflowMetric -Since 5", "ParameterArgumentTransformationError")]
    [InlineData("Get-CfWorkflowMetric -Interval Week", "CannotConvertArgumentNoMessage")]
    public void Wrong_parameters_send_nothing(string call, string error)
    {
        Assert.Equal([error], Shell.Run(call).ErrorIds);
        Assert.Empty(Sent);
    }

    [Fact]
    public void Figures_of_a_sample_are_marked()
    {
        Server.Analytics.SampleInterval = 2;

        object?[] seen = Shell.Values("Get-CfWorkflowMetric -By EventType | ForEach-Object IsEstimate");

        Assert.NotEmpty(seen);
        Assert.All(seen, isEstimate => Assert.Equal(true, isEstimate));
        Assert.Matches("~[0-9]+", (string)Shell.Values("Get-CfWorkflowMetric -By EventType | Out-String -Width 79").Single()!);
    }

    /// <summary>What arrives late is not shown as an hour without events.</summary>
    [Fact]
    public void Late_events_are_missing_where_the_interval_is_marked()
    {
        Server.Analytics.Lateness = TimeSpan.FromMinutes(3);

        Assert.Equal(
            ["04:00 1 False", "05:00 0 False", "06:00 0 False", "07:00 0 True"],
            Rows($"Get-CfWorkflowMetric order-a {Hours}").Select(row => string.Join(' ', row.Split(' ')[0], row.Split(' ')[2], row.Split(' ')[4])));
    }

    [Theory]
    [InlineData("-By Workflow")]
    [InlineData("-By Workflow -Interval FifteenMinutes")]
    [InlineData("-By Step")]
    [InlineData("-By EventType -Interval Hour")]
    [InlineData("-By Instance")]
    public void Small_pages_and_short_ranges_change_no_figure(string grouping)
    {
        string call = $"Get-CfWorkflowMetric -Since 2026-11-02T00:00:00Z {grouping} | ConvertTo-Csv";
        object?[] whole = Shell.Values(call);
        Server.Requests.Clear();
        (Server.Analytics.MaxPageSize, Server.Analytics.MaxDuration) = (6, TimeSpan.FromHours(1));
        ConnectSession("-MaximumRetryCount 1", null);

        Assert.Equal(whole, Shell.Values(call));
        Assert.NotEmpty(whole);

        // One before, then one for each hour, and more for the hours with as many rows as a page has.
        Assert.InRange(Server.Analytics.NodeCount, 1 + 8 + 2, 100);
    }

    [Fact]
    public void A_range_beyond_what_the_service_keeps_is_cut_with_a_warning()
    {
        Server.Analytics.NotOlderThan = TimeSpan.FromHours(2);

        ShellResult result = Shell.Run("Get-CfWorkflowMetric -Since 2026-11-02T00:00:00Z");

        Assert.Single(result.Warnings);
        Assert.Equal(2, result.Output.Count);
        Assert.All(
            result.Output, metric => Assert.Equal(s_start.AddMinutes(-119).LocalDateTime, metric!.Properties["Time"].Value));
    }

    [Fact]
    public void A_start_in_the_future_is_refused()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowMetric order-a -Since 9999-12-31");

        Assert.Equal(["TimeRangeEmpty"], result.ErrorIds);
        Assert.Empty(Sent);
    }

    /// <summary>Sums with such a row would be wrong.</summary>
    [Fact]
    public void A_row_out_of_range_is_an_error_or_lists_are_read()
    {
        Server.Analytics.SampleInterval = -1;

        ShellResult metric = Shell.Run("Get-CfWorkflowMetric order-a");
        object?[] values = Shell.Values("(Measure-CfWorkflow order-a).Source; (Get-CfWorkflowHealth order-a).Source");

        Assert.Equal(["UnreadableAnswer"], metric.ErrorIds);
        Assert.Equal(["Lists", "Lists"], values);
    }

    [Fact]
    public void A_missing_permission_is_named()
    {
        Server.Analytics.IsAllowed = false;

        ShellResult result = Shell.Run("Get-CfWorkflowMetric order-a");

        Assert.Equal(["PermissionDenied"], result.ErrorIds);
        Assert.Contains(
            "Account Analytics Read", result.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("internal server error", "ServiceUnavailable")]
    [InlineData("cannot request data older than 1d", "RequestRefused")]
    public void An_error_beside_data_is_an_error(string message, string error)
    {
        _ = Shell.Values("Get-CfWorkflowMetric order-a");
        Server.Analytics.Errors = [new AnalyticsError(message)];

        ShellResult result = Shell.Run("Get-CfWorkflowMetric order-a");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task The_local_engine_has_no_analytics()
    {
        await using LocalEngine engine = await LocalEngine.StartAsync(Stop);
        Shell.Set("local", engine.Address);

        Assert.Equal(
            ["NotAvailableLocally"], Shell.Run("Connect-CfWorkflow -Local -BaseUri $local; Get-CfWorkflowMetric").ErrorIds);
    }

    private static WorkflowSetup Script(int failures) => new()
    {
        Script = new StepScriptBuilder()
            .Do(new DoStep(Step)
            {
                Failures = failures,
                Duration = TimeSpan.FromSeconds(1),
                Retries = new RetryConfig(2, TimeSpan.FromSeconds(2), Backoff.Constant),
            })
            .Do("wrap up-2", 0.5)
            .Build(),
    };

    private void Add(string workflow, string id, int minutes) => Server.Account.AddInstance(
        workflow, new InstanceSetup { Id = id, CreatedOn = s_start.AddMinutes(minutes) });

    /// <summary>Time in UTC, workflow, Succeeded, Failed, and IsIncomplete.</summary>
    private string[] Rows(string call) => [.. Shell.Values(
        $"{call} | ForEach-Object {{ \"$($_.Time.ToUniversalTime().ToString('HH:mm')) $_ $($_.Succeeded) $($_.Failed) $($_.IsIncomplete)\" }}")
        .Select(row => Convert.ToString(row, CultureInfo.InvariantCulture)!)];
}
