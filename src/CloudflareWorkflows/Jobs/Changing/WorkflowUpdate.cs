using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>What a deployment sets for a workflow, before and after an update.</summary>
/// <param name="Before">The current settings; null if the workflow does not exist.</param>
/// <param name="After">The new settings.</param>
internal sealed record WorkflowUpdate(WorkflowDeployment? Before, WorkflowDeployment After)
{
    public IReadOnlyList<SettingDifference> Differences => SettingDifference.Between(Before, After);

    /// <summary>Whether the update moves the workflow to another script.</summary>
    public bool ChangesOwner => Before is not null && Before.ScriptName != After.ScriptName;

    /// <summary>Whether the update gives another jurisdiction to a workflow that exists, which the service
    /// refuses.</summary>
    public bool ChangesJurisdiction =>
        Before is not null && After.Jurisdiction is not null && Before.Jurisdiction != After.Jurisdiction;

    /// <summary>Reads the workflow and applies the changes.</summary>
    /// <exception cref="CloudflareException">The workflow does not exist and the changes are not a complete
    /// definition, or a request failed.</exception>
    public static async Task<WorkflowUpdate> PlanAsync(
        AccountApi api, string workflowName, WorkflowChanges changes, CancellationToken cancellationToken)
    {
        Workflow workflow;
        try
        {
            workflow = await api.Workflows.GetAsync(workflowName, cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (changes.IsWhole && failure.Kind == CloudflareErrorKind.NotFound)
        {
            return new WorkflowUpdate(null, new WorkflowDeployment().With(changes));
        }

        WorkflowVersion? newest =
            await api.Versions.GetNewestAsync(workflowName, cancellationToken).ConfigureAwait(false);
        WorkflowDeployment before = WorkflowDeployment.Of(workflow, newest);
        return new WorkflowUpdate(before, before.With(changes));
    }
}
