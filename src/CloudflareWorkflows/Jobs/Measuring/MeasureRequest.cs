using System;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>What is measured.</summary>
/// <param name="From">The start of the time range.</param>
/// <param name="Until">The end of the time range.</param>
/// <param name="Baseline">The length of the time before it that shows what is usual.</param>
/// <param name="Sample">The largest number of errored instances to read of each workflow.</param>
/// <param name="Now">The time of the service.</param>
internal sealed record MeasureRequest(
    DateTimeOffset From, DateTimeOffset Until, TimeSpan Baseline, int Sample, DateTimeOffset Now)
{
    public DateTimeOffset BaselineFrom => Baseline > From - DateTimeOffset.MinValue ? DateTimeOffset.MinValue : From - Baseline;
}

/// <summary>Tells the user what a job does.</summary>
internal interface IMeasureReport
{
    /// <summary>Tells a plan before it is carried out.</summary>
    void Plan(string text);

    /// <summary>Shows how much of a workflow is done.</summary>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="activity">What is being read.</param>
    /// <param name="done">The number of requests that are done.</param>
    /// <param name="total">The number of requests; null if it isn't known.</param>
    void Progress(string workflowName, string activity, int done, int? total);
}
