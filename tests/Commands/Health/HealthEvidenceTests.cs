using System;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>Get-CfWorkflowHealth where analytics or lists know only a part of what happened: no workflow is Healthy unless
/// that is proven.</summary>
public sealed class HealthEvidenceTests : ConnectedTest
{
    private const string Show =
        " -OlderThan 100d | ForEach-Object { \"$($_.Status) $($_.Errored) of $($_.Ended) $($_.Source) $($_.IsEstimate)\"; $_.NotChecked }";

    private const string NoPermission = "RetryStorm: the credential doesn't have the permission Account Analytics Read";

    protected override TimeProvider ConnectionTime => Time;

    protected override void Seed() => Server.Account.Workflow("w");

    [Fact]
    public void Late_analytics_are_completed_from_lists_also_if_they_know_a_part()
    {
        Server.Analytics.Lateness = TimeSpan.FromMinutes(30);
        Server.Account.Ended("w", 0, 10, 50);
        Server.Account.Ended("w", 30, 0, 25);

        Assert.Equal(["Unhealthy 30 of 40 Lists False"], Health());
    }

    /// <summary>The errored list has 100 instances with one request, and there are more.</summary>
    [Fact]
    public void Late_analytics_are_noticed_among_many_errored_instances()
    {
        Server.Analytics.Lateness = TimeSpan.FromMinutes(30);
        Server.Account.Ended("w", 150, 0, 3000);
        Server.Account.Ended("w", 0, 10, 50);
        Server.Account.Ended("w", 30, 0, 25);

        Assert.StartsWith("Unhealthy 30 of ", (string)Health()[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Analytics_that_are_late_as_usual_are_no_gap()
    {
        Server.Analytics.Lateness = TimeSpan.FromMinutes(3);
        Server.Account.Ended("w", 1, 50, 20);
        Server.Account.Ended("w", 1, 50, 1);
        Server.Account.Running("w", 3);

        Assert.Equal(["Healthy 2 of 52 Lists True"], Health());
    }

    [Fact]
    public void Failures_of_instances_that_were_restarted_or_deleted_count_too()
    {
        Server.Account.Ended("w", 10, 10, 50);
        _ = Shell.Values("Get-CfWorkflowInstance w -Status errored -Newest 9 | Remove-CfWorkflowInstance -Confirm:$false");

        Assert.Equal(["Unhealthy 10 of 20 Analytics False"], Health());
    }

    [Fact]
    public void Without_analytics_failures_before_the_newest_hundred_count()
    {
        Server.Analytics.IsAllowed = false;
        Server.Account.Ended("w", 20, 0, 50);
        Server.Account.Ended("w", 0, 101, 30);

        Assert.Equal(["Unhealthy 20 of 121 Lists True"], Health());
    }

    [Fact]
    public void Without_analytics_failures_of_older_long_runs_count()
    {
        Server.Analytics.IsAllowed = false;
        LongFailures(50);
        Server.Account.Running("w", 10, 150);

        Assert.Equal(["Unhealthy 50 of 50 Lists False"], Health(" -SkipCheck RetryStorm"));
        Assert.Equal(["Unhealthy 50 of 50 Lists False", NoPermission], Health());
    }

    /// <summary>3 failed, and of the 5,000 that completed an unknown number did in this hour.</summary>
    [Fact]
    public void A_rate_that_lists_leave_open_is_unknown()
    {
        Server.Analytics.IsAllowed = false;
        Server.Account.Ended("w", 0, 400, 300);
        Server.Account.Ended("w", 12, 0, 50);
        Server.Account.Ended("w", 0, 150, 30);

        object?[] health = Health();

        Assert.Equal("Unknown 12 of  Lists True", health[0]);
        Assert.Equal(
            "ErrorRate: lists show that 12 of 112 to 562 runs failed in 1h, which doesn't tell whether the rate is above 5 %",
            health[1]);
    }

    [Fact]
    public void Many_runs_are_judged_by_the_newest_if_these_fail()
    {
        Server.Analytics.IsAllowed = false;
        Server.Account.Ended("w", 0, 4000, 300);
        for (int minutes = 20; minutes < 40; minutes++)
        {
            Server.Account.Ended("w", 6, 6, minutes);
        }

        Assert.StartsWith("Unhealthy ", (string)Health()[0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Old_failures_do_not_make_a_workflow_unknown()
    {
        Server.Analytics.IsAllowed = false;
        Server.Account.Ended("w", 90, 0, 300);
        Server.Account.Ended("w", 0, 200, 30);

        Assert.Equal(["Healthy 0 of  Lists True"], Health());
    }

    [Theory]
    [InlineData(120, 40, "Unhealthy 100 of 300 Lists True")]
    [InlineData(120, 300, "Healthy 0 of  Lists True")]
    [InlineData(1200, 300, "Unknown 0 of  Lists True")]
    public void More_failures_than_a_page_are_bounded(int count, double minutes, string expected)
    {
        Server.Analytics.IsAllowed = false;
        Server.Account.Ended("w", count, 0, minutes);
        Server.Account.Ended("w", 0, 200, 30);

        Assert.Equal(expected, Health()[0]);
    }

    [Fact]
    public void Failures_that_cannot_be_listed_are_not_checked()
    {
        Server.Account.Ended("w", 1, 30, 50);
        Server.Faults.Add(new Sandbox.Faults.Fault
        {
            Path = "*/w/instances",
            Kind = Sandbox.Faults.FaultKind.Error,
            StatusCode = 400,
            Code = 10002,
            Message = "no",
            Times = 99,
        });

        object?[] health = Health();

        Assert.StartsWith("Unknown ", (string)health[0]!, StringComparison.Ordinal);
        Assert.StartsWith("ErrorRate: ", (string)health[1]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Retries_that_late_analytics_lack_are_not_checked()
    {
        Server.Analytics.Lateness = TimeSpan.FromHours(3);
        Server.Account.Retrying("w", 50);

        object?[] health = Health();

        Assert.StartsWith("Unknown ", (string)health[0]!, StringComparison.Ordinal);
        Assert.StartsWith("RetryStorm: analytics lack events", (string)health[1]!, StringComparison.Ordinal);
    }

    /// <summary>The newest events are 40 minutes old, and a run started 10 minutes ago.</summary>
    [Fact]
    public void Retries_that_partly_late_analytics_lack_are_not_checked()
    {
        Server.Analytics.Lateness = TimeSpan.FromMinutes(30);
        Server.Account.Ended("w", 0, 10, 40);
        Server.Account.Retrying("w", 10);

        Assert.Contains(Health(), one => ((string)one!).StartsWith("RetryStorm: analytics lack events", StringComparison.Ordinal));
    }

    private object?[] Health(string parameters = "") => Shell.Values("Get-CfWorkflowHealth" + parameters + Show);

    /// <summary>Adds instances that were created before the time range, and failed 20 minutes ago after two hours.</summary>
    private void LongFailures(int count) => _ = Server.Account.AddInstances("w", Enumerable.Range(0, count).Select(index => new InstanceSetup
    {
        Id = "long-" + index.ToString(CultureInfo.InvariantCulture),
        CreatedOn = Server.Account.Now.AddMinutes(-140),
        QueueTime = TimeSpan.Zero,
        Script = new StepScriptBuilder().Do(new DoStep("charge")
        {
            Duration = TimeSpan.FromHours(2),
            Failures = int.MaxValue,
            IsNonRetryable = true,
        }).Build(),
    }));
}
