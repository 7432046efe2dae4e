using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class ListedRunsTests
{
    /// <summary>The limit is 5 %. Whatever the lists leave open, a workflow is Healthy only if it is so in each case.</summary>
    [Theory]
    [InlineData(0, 0, 0, 1000, "Healthy")]
    [InlineData(0, 1, 0, 1000, "Unknown")]
    [InlineData(0, 1, 19, 0, "Healthy")]
    [InlineData(1, 0, 19, 1000, "Healthy")]
    [InlineData(1, 0, 18, 1000, "Unknown")]
    [InlineData(20, 0, 100, 1, "Unhealthy")]
    [InlineData(20, 0, 100, 1000, "Unknown")]
    [InlineData(20, 50, 100, 1, "Unhealthy")]
    [InlineData(4, 0, 0, 0, "Unknown")]
    [InlineData(4, 0, 0, 10, "Unknown")]
    public void What_is_unknown_is_judged_as_the_worst_and_the_best(
        int errored, int unknownErrored, int complete, int unknownComplete, string status)
    {
        HealthActivity activity = new()
        {
            Errored = errored,
            UnknownErrored = unknownErrored,
            Complete = complete,
            UnknownComplete = unknownComplete,
            Source = HealthActivity.FromLists,
        };

        Assert.Equal(status, Facts.Judge(Facts.With(activity)).Status);
    }

    /// <summary>Of one event in ten, 40 failures may be seen as 10, but 400 not as 100.</summary>
    [Theory]
    [InlineData(40, 10, 10, "Analytics", 40)]
    [InlineData(400, 100, 10, "Lists", 400)]
    [InlineData(11, 10, 1, "Lists", 11)]
    [InlineData(10, 10, 1, "Analytics", 10)]
    [InlineData(9, 10, 1, "Analytics", 10)]
    public void Analytics_are_short_if_lists_show_more_than_sampling_explains(
        int listed, int counted, double interval, string source, int errored)
    {
        WorkflowInstance[] list = [.. Enumerable.Range(0, listed).Select(_ => new WorkflowInstance { Status = "errored", EndedOn = Facts.Ago(30) })];

        HealthActivity merged = ListedRuns.AddErrored(
            Facts.With(Facts.Ended(counted, counted + 1000, interval)), list, hasMore: false, Facts.s_limits);

        Assert.Equal((source, errored), (merged.Source, merged.Errored));
    }

    /// <summary>The local engine lists no end times.</summary>
    [Fact]
    public void Without_end_times_those_count_that_were_created_in_the_time_range()
    {
        WorkflowInstance[] list =
        [
            new WorkflowInstance { Status = "errored", CreatedOn = Facts.Ago(30) },
            new WorkflowInstance { Status = "errored", CreatedOn = Facts.Ago(90) },
        ];

        HealthActivity activity = ListedRuns.AddErrored(new WorkflowFacts(Facts.Idle), list, hasMore: false, Facts.s_limits);

        Assert.Equal((1, 1), (activity.Errored, activity.UnknownErrored));
    }
}
