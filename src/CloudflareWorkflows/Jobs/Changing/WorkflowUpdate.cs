using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>What a workflow is and what it is to be.</summary>
/// <param name="Before">What it is; null if it does not exist.</param>
/// <param name="After">What it is to be.</param>
internal sealed record WorkflowUpdate(WorkflowDefinition? Before, WorkflowDefinition After)
{
    public IReadOnlyList<SettingDifference> Differences => SettingDifference.Between(Before, After);

    /// <summary>Whether it would be taken from the script that it belongs to.</summary>
    public bool ChangesOwner => Before is not null && Before.ScriptName != After.ScriptName;

    /// <summary>Reads the workflow and applies the changes.</summary>
    /// <exception cref="CloudflareException">Among others, it does not exist and the changes do not make a
    /// whole.</exception>
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
            return new WorkflowUpdate(null, new WorkflowDefinition().With(changes));
        }

        WorkflowVersion? newest =
            await api.Versions.GetNewestAsync(workflowName, cancellationToken).ConfigureAwait(false);
        WorkflowDefinition before = WorkflowDefinition.Of(workflow, newest);
        return new WorkflowUpdate(before, before.With(changes));
    }
}
