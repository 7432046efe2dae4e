using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>Measures workflows of an account: by analytics where the account offers them, or else by lists.</summary>
internal sealed class WorkflowMeasuring(AccountApi api, MeasureRequest request, IMeasureReport report)
{
    private EventCounts? _counts;
    private string? _gap;

    /// <summary>Reads what all workflows share. If analytics can't be read, lists replace them.</summary>
    /// <param name="workflows">The workflows.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public async Task PrepareAsync(Workflow[] workflows, CancellationToken cancellationToken)
    {
        if (workflows.Length == 0)
        {
            return;
        }

        try
        {
            _counts = await EventCounts
                .ReadAsync(api.Analytics, [.. workflows.Select(workflow => workflow.Name)], request, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            _gap = Gap(failure);
            report.Plan(_gap);
        }
    }

    public async Task<WorkflowSummary> RunAsync(
        Workflow workflow, ListingDependencies dependencies, CancellationToken cancellationToken)
    {
        string? gap = _gap;
        if (_counts is not null)
        {
            if (await EventMeasuring.RunAsync(api, workflow, request, _counts, report, cancellationToken).ConfigureAwait(false)
                is WorkflowSummary summary)
            {
                return summary;
            }

            gap = "Analytics lack events that instances prove, so the numbers come from lists.";
            report.Plan($"{workflow.Name}: {gap}");
        }

        WorkflowSummary listed = await ListMeasuring
            .RunAsync(api, workflow, request, dependencies, report, cancellationToken).ConfigureAwait(false);
        return gap is null ? listed : listed with { Notes = [gap, .. listed.Notes] };
    }

    private static string Gap(CloudflareException failure) => failure.Kind switch
    {
        CloudflareErrorKind.PermissionDenied =>
            "The credential lacks the permission Account Analytics Read, so the numbers come from lists.",
        CloudflareErrorKind.NotAvailableLocally => "The local engine has no analytics, so the numbers come from lists.",
        _ => $"Analytics can't be read, so the numbers come from lists: {failure.Message}",
    };
}
