using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Compares definitions of workflows with the account, and returns what differs.</summary>
/// <remarks>
/// <para>
/// No output means no differences. The command returns an object for each setting that differs, and for each workflow that
/// only one side has: a workflow that is defined and doesn't exist, or a workflow of the same Worker script that the file
/// doesn't define. It changes nothing. To apply the definitions, use Set-CfWorkflow. A deployment doesn't remove workflows;
/// Remove-CfWorkflow does.
/// </para>
/// <para>
/// A setting that the file doesn't have means the default of the service. A jurisdiction that the file doesn't have isn't
/// compared. The service can't change the jurisdiction of a workflow that exists, so that difference is marked Immutable.
/// References, from Import-CfWorkflowDefinition -IncludeReference, have no settings: the command compares only their script
/// and class.
/// </para>
/// <para>
/// The command lists the workflows of the account, with one request per 100 workflows, and sends one request more per
/// definition. Without any definition, it writes the error NothingToCompare, so that a file without workflows doesn't look
/// like one without differences.
/// </para>
/// </remarks>
/// <example>
/// <code>Import-CfWorkflowDefinition wrangler.jsonc | Compare-CfWorkflowDefinition</code>
/// <para>Shows what differs between the file and the account.</para>
/// </example>
/// <example>
/// <code>
/// $drift = @(Import-CfWorkflowDefinition wrangler.jsonc -Environment production | Compare-CfWorkflowDefinition)
/// $drift | Format-Table
/// if ($drift) { throw "$($drift.Count) differences" }
/// </code>
/// <para>Fails a scheduled job if someone changed the account. See about_CfWorkflow_Definitions.</para>
/// </example>
/// <seealso cref="ImportCfWorkflowDefinitionCommand"/>
/// <seealso cref="SetCfWorkflowCommand"/>
[Cmdlet(VerbsData.Compare, "CfWorkflowDefinition")]
[OutputType(typeof(WorkflowDifference))]
public sealed class CompareCfWorkflowDefinitionCommand : ContextCommand
{
    private readonly List<(AccountApi Api, WorkflowDefinition Definition)> _inputs = [];

    /// <summary>Specifies definitions from Import-CfWorkflowDefinition.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [DefinitionArgument]
    public WorkflowDefinition[] Definition { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInput()
    {
        foreach (WorkflowDefinition definition in Definition)
        {
            Guard(definition.Name, () => _inputs.Add((OpenApi(definition.AccountId), definition)));
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        base.OnEnd();
        if (_inputs.Count == 0)
        {
            throw new CmdletErrorException(
                "NothingToCompare", ErrorCategory.ObjectNotFound, "There are no definitions, so nothing was compared.", null)
            {
                RecommendedAction = "Check the file, and the environment in it.",
            };
        }

        foreach (IGrouping<AccountApi, WorkflowDefinition> account in _inputs.GroupBy(input => input.Api, input => input.Definition))
        {
            Guard(account.Key.Workflows.AccountId, () => Compare(account.Key, [.. account]));
        }
    }

    private void Compare(AccountApi api, WorkflowDefinition[] definitions)
    {
        foreach (Outcome<string, WorkflowDifference[]> outcome in Await(new DefinitionComparison(api).RunAsync(definitions, StopToken)))
        {
            Guard(outcome.Input, () => WriteObject(outcome.ResultOrThrow(), enumerateCollection: true));
        }
    }
}
