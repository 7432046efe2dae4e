using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class RateRulesTests
{
    /// <summary>The limit is 5 %. The lower bounds: 2 of 11 has 5.1 %, 2 of 12 has 4.7 %.</summary>
    [Theory]
    [InlineData(0, 0, "Healthy")]
    [InlineData(0, 1, "Healthy")]
    [InlineData(0, 2, "Healthy")]
    [InlineData(0, 100_000, "Healthy")]
    [InlineData(1, 20, "Healthy")]
    [InlineData(1, 19, "Unknown")]
    [InlineData(1, 1, "Unknown")]
    [InlineData(4, 4, "Unknown")]
    [InlineData(1, 5, "Unknown")]
    [InlineData(2, 5, "Unhealthy")]
    [InlineData(2, 11, "Unhealthy")]
    [InlineData(2, 12, "Unknown")]
    [InlineData(5, 100, "Healthy")]
    [InlineData(6, 100, "Unknown")]
    [InlineData(40, 300, "Unhealthy")]
    public void A_rate_is_judged_by_what_is_certain(int errored, int ended, string status)
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Ended(errored, ended)));

        Assert.Equal(status, health.Status);
        Assert.Equal(status == "Unhealthy", health.Findings is [{ Kind: "ErrorRate", Severity: "Critical" }]);
        Assert.Equal(status == "Unknown", health.NotChecked is [string one] && one.StartsWith("ErrorRate: ", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_worse_rate_never_has_a_better_status()
    {
        string[] order = ["Healthy", "Unknown", "Unhealthy"];
        for (int ended = 1; ended <= 60; ended++)
        {
            int worst = 0;
            for (int errored = 0; errored <= ended; errored++)
            {
                int rank = System.Array.IndexOf(order, Facts.Judge(Facts.With(Facts.Ended(errored, ended))).Status);
                Assert.True(rank >= worst, $"{errored} of {ended}");
                worst = rank;
            }
        }
    }

    [Fact]
    public void The_rate_is_a_fraction_with_its_counts()
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Ended(40, 300)));

        Assert.Equal((40.0 / 300, 40, 300, "Analytics", false), (health.ErrorRate, health.Errored, health.Ended, health.Source, health.IsEstimate));
        Assert.Equal("Get-CfWorkflowInstance w -Status errored -EndedSince 2026-11-25T07:00:00Z | Group-CfWorkflowError", health.Findings[0].Advice);
        Assert.Equal("40 of 300 runs (13 %) failed in 1h; the limit is 5 %.", health.Findings[0].Message);
        Assert.Null(Facts.Judge(Facts.With(Facts.Ended(0, 0))).ErrorRate);
        Assert.Null(Facts.Judge(new WorkflowFacts(Facts.Idle)).ErrorRate);
    }

    [Theory]
    [InlineData(1, 1, "ErrorRate: 1 of 1 run failed in 1h: too few runs to tell whether the rate is above 5 %")]
    [InlineData(1, 4, "ErrorRate: 1 of 4 runs failed in 1h: too few runs to tell whether the rate is above 5 %")]
    public void Too_few_runs_are_told_in_a_sentence(int errored, int ended, string reason) =>
        Assert.Equal([reason], Facts.Judge(Facts.With(Facts.Ended(errored, ended))).NotChecked);

    /// <summary>With one event in ten, 20 of 50 failures are two recorded ones of five.</summary>
    [Theory]
    [InlineData(20, 50, 10, "Unhealthy")]
    [InlineData(10, 50, 10, "Unknown")]
    [InlineData(10, 50, 1, "Unhealthy")]
    public void An_estimate_is_as_certain_as_the_events_behind_it(int errored, int ended, double interval, string status)
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Ended(errored, ended, interval)));

        Assert.Equal((status, interval > 1), (health.Status, health.IsEstimate));
    }

    /// <summary>The lower bound of 20 of 50 is 27.6 %, and that of 20 of 56 is 24.5 %.</summary>
    [Theory]
    [InlineData(19, 19, false)]
    [InlineData(20, 20, true)]
    [InlineData(20, 50, true)]
    [InlineData(20, 56, false)]
    [InlineData(114, 1914, false)]
    public void Retries_are_a_storm_if_a_quarter_of_many_attempts_fails(int failed, int attempts, bool isStorm)
    {
        HealthActivity activity = Facts.Ended(0, 100) with { AttemptsFailed = failed, AttemptsSucceeded = attempts - failed };

        WorkflowHealth health = Facts.Judge(Facts.With(activity));

        Assert.Equal(isStorm, health.Findings is [{ Kind: "RetryStorm", Severity: "Warning", Advice: "Get-CfWorkflowMetric w -Since 2026-11-25T07:00:00Z -By Step" }]);
        Assert.Equal(isStorm ? "Degraded" : "Healthy", health.Status);
    }
}
