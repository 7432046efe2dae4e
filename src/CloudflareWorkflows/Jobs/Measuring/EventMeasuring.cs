using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Analysis.Metrics;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>Measures a workflow by analytics, and its causes by the details of errored instances.</summary>
internal static class EventMeasuring
{
    private static readonly string[] s_late = ["Analytics may lack events of the last minutes."];

    /// <returns>The summary; null if analytics lack events that instances prove.</returns>
    public static async Task<WorkflowSummary?> RunAsync(
        AccountApi api, Workflow workflow, MeasureRequest request, EventCounts counts, IMeasureReport report,
        CancellationToken cancellationToken)
    {
        EventTotals now = counts.Now(workflow.Name);
        EventTotals usual = counts.Usual(workflow.Name);
        WorkflowInstance[] all = await RunLists.ReadErroredAsync(api, workflow, report, cancellationToken).ConfigureAwait(false);
        WorkflowInstance[] errored = [.. all.Where(one => Ended(one) >= request.From.UtcDateTime && Ended(one) <= request.Until.UtcDateTime).OrderBy(Ended)];
        MissingEvents missing = new(now, counts.Interval, counts.From, Earlier(request.Until, request.Now - MetricWindow.Delay));
        if (!now.IsEstimate && (missing.AreProven(errored) || missing.AreProven(
            await RunLists.ReadNewestEndedAsync(api, workflow, request.Until, report, cancellationToken).ConfigureAwait(false))))
        {
            return null;
        }

        DetailPlan plan = DetailPlan.Of(errored, [], request.Sample, withSteps: false);
        DetailReading details = await DetailReading
            .RunAsync(api.Instances, workflow.Name, plan, report, cancellationToken).ConfigureAwait(false);
        (StepEvents[] steps, string[] gap) = await ReadStepsAsync(
            api.Analytics, workflow.Name, request, counts, now, usual, report, cancellationToken).ConfigureAwait(false);

        // Versions that are older than the first page ended their runs long ago.
        WorkflowVersion[] versions = now.Runs == 0 ? [] : await FirstPage.ReadAsync(
            token => api.Versions.ListAsync(workflow.Name, VersionsClient.LargestPage, token), cancellationToken).ConfigureAwait(false);
        return new EventSummary(workflow, request, counts, now, usual)
        {
            Errored = errored,
            Plan = plan,
            Details = details.Errored,
            Steps = steps,
            Versions = versions,
            IsBehind = missing.AreLikely(workflow),
            Notes = [.. gap, .. details.Notes, .. request.Until > request.Now - MetricWindow.Delay ? s_late : []],
        }.ToSummary();
    }

    /// <summary>Reads durations. The numbers are still right without them.</summary>
    private static async Task<(StepEvents[] Steps, string[] Gap)> ReadStepsAsync(
        AnalyticsClient client, string workflowName, MeasureRequest request, EventCounts counts, EventTotals now, EventTotals usual,
        IMeasureReport report, CancellationToken cancellationToken)
    {
        if (now.IsEmpty)
        {
            return ([], []);
        }

        report.Progress(workflowName, "durations from analytics", 0, null);
        try
        {
            return (await StepEvents.ReadAsync(
                client, workflowName,
                usual.IsEmpty
                    ? [(counts.From, request.Until, now)]
                    : [(counts.From, request.Until, now), (counts.BaselineFrom, counts.From, usual)],
                cancellationToken).ConfigureAwait(false), []);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return ([], [$"Durations can't be read from analytics: {failure.Message}"]);
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTime? Ended(WorkflowInstance instance) => RunPeriods.Ended(instance);
}
