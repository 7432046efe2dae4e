using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Compares definitions with the workflows of an account. It lists the workflows once, and reads the newest version
/// of each one that is defined.</summary>
/// <param name="api">The account.</param>
internal sealed class DefinitionComparison(AccountApi api)
{
    /// <summary>The settings that a reference and its workflow share.</summary>
    private static readonly string[] s_ofReference = ["ScriptName", "ClassName"];

    /// <summary>Returns the differences of each definition, or its failure, in the order of the definitions. The last
    /// element has the workflows that only the account has.</summary>
    public async Task<Outcome<string, WorkflowDifference[]>[]> RunAsync(
        IReadOnlyList<WorkflowDefinition> definitions, CancellationToken cancellationToken)
    {
        Dictionary<string, Workflow> actual = new(StringComparer.Ordinal);
        await foreach (Workflow[] page in api.Workflows.ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (Workflow workflow in page)
            {
                actual[workflow.Name] = workflow;
            }
        }

        Outcome<WorkflowDefinition, WorkflowDifference[]>[] compared = await FanOut.RunAsync(
            definitions,
            (definition, token) => CompareAsync(
                definition, actual.TryGetValue(definition.Name, out Workflow? workflow) ? workflow : null, token),
            cancellationToken).ConfigureAwait(false);
        return
        [
            .. compared.Select(one => new Outcome<string, WorkflowDifference[]>(one.Input.Name, one.Result, one.Failure)),
            new Outcome<string, WorkflowDifference[]>("", Undefined(definitions, actual.Values), null),
        ];
    }

    private async Task<WorkflowDifference[]> CompareAsync(
        WorkflowDefinition definition, Workflow? workflow, CancellationToken cancellationToken)
    {
        if (workflow is null)
        {
            return
            [
                new WorkflowDifference
                {
                    WorkflowName = definition.Name,
                    Setting = WorkflowDifference.WholeWorkflow,
                    Actual = "missing",
                    Desired = "defined",
                    Path = definition.Path,
                    AccountId = api.Workflows.AccountId,
                },
            ];
        }

        // A reference has no settings, so the version isn't needed.
        WorkflowVersion? newest = definition.IsReference
            ? null
            : await api.Versions.GetNewestAsync(definition.Name, cancellationToken).ConfigureAwait(false);
        WorkflowDeployment before = WorkflowDeployment.Of(workflow, newest);
        return
        [
            .. SettingDifference.Between(before, before.With(definition.ToChanges()))
                .Where(difference => !definition.IsReference || s_ofReference.Contains(difference.Setting))
                .Select(difference => new WorkflowDifference
                {
                    WorkflowName = definition.Name,
                    Setting = difference.Setting,
                    Actual = difference.Before,
                    Desired = difference.After,
                    Immutable = difference.Setting == nameof(WorkflowDefinition.Jurisdiction),
                    Path = definition.Path,
                    AccountId = api.Workflows.AccountId,
                }),
        ];
    }

    /// <summary>The workflows of the defined scripts that no definition has. A deployment doesn't remove them.</summary>
    private static WorkflowDifference[] Undefined(IReadOnlyList<WorkflowDefinition> definitions, IEnumerable<Workflow> actual)
    {
        HashSet<string> names =
            new(definitions.SelectMany(definition => definition.NamesInFile.Append(definition.Name)), StringComparer.Ordinal);
        HashSet<string?> scripts = new(
            definitions.Where(definition => !definition.IsReference).Select(definition => definition.ScriptName), StringComparer.Ordinal);
        return
        [
            .. actual.Where(workflow => scripts.Contains(workflow.ScriptName) && !names.Contains(workflow.Name))
                .Select(workflow => new WorkflowDifference
                {
                    WorkflowName = workflow.Name,
                    Setting = WorkflowDifference.WholeWorkflow,
                    Actual = "exists",
                    Desired = "not defined",
                    AccountId = workflow.AccountId,
                }),
        ];
    }
}
