using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>Measures a workflow by lists and details alone.</summary>
internal static class ListMeasuring
{
    public static async Task<WorkflowSummary> RunAsync(
        AccountApi api, Workflow workflow, MeasureRequest request, ListingDependencies dependencies, IMeasureReport report,
        CancellationToken cancellationToken)
    {
        KeptTimes kept = await KeptTimes.ReadAsync(api, workflow, request.Now, cancellationToken).ConfigureAwait(false);
        RunLists lists = await RunLists.ReadAsync(api, workflow, request, dependencies, report, cancellationToken).ConfigureAwait(false);
        RunPeriods periods = new(lists.Instances, new RunTimes(
            request.From.UtcDateTime, request.Until.UtcDateTime, request.BaselineFrom.UtcDateTime, lists.ListedFrom,
            kept.CompleteFrom, kept.AllFrom));
        DetailPlan plan = DetailPlan.Of(periods.Now, periods.Usual, request.Sample, withSteps: true);
        DetailReading details = await DetailReading
            .RunAsync(api.Instances, workflow.Name, plan, report, cancellationToken).ConfigureAwait(false);

        WorkflowMeasure now = SummaryParts.Whole(periods.Now);
        WorkflowMeasure usual = SummaryParts.Whole(periods.Usual);
        return new WorkflowSummary
        {
            WorkflowName = workflow.Name,
            AccountId = workflow.AccountId,
            Runs = now.Count,
            Errored = now.Errored,
            Terminated = now.Terminated,
            UsualErrorRate = usual.ErrorRate,
            P50 = now.DurationP50,
            P95 = now.P95,
            UsualP50 = usual.DurationP50,
            UsualP95 = usual.P95,
            Waiting = workflow.Waiting,
            From = request.From.LocalDateTime,
            Until = request.Until.LocalDateTime,
            BaselineFrom = periods.BaselineFrom?.ToLocalTime(),
            BaselineRuns = usual.Complete + usual.Errored,
            Source = "Lists",
            Counts = "Instances",
            Causes = SummaryParts.Causes(workflow, details.Errored, plan.ErroredTotal),
            Steps = SummaryParts.Steps(plan, details.Errored, details.Complete, details.Usual),
            Versions = SummaryParts.Versions(periods.Now),
            Estimates = SummaryParts.Estimates(
                (periods.IsIncomplete, [nameof(WorkflowSummary.Runs), nameof(WorkflowSummary.ErrorRate)]),
                (plan.Errored.Length < plan.ErroredTotal, [nameof(WorkflowSummary.Causes)]),
                (plan.ErroredWeight != 1 || plan.CompleteWeight != 1, [nameof(WorkflowSummary.Steps)])),
            Notes = [.. periods.Notes, .. details.Notes],
        };
    }
}
