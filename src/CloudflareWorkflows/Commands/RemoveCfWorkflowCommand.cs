using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Removes workflows with all their instances.</summary>
/// <remarks>
/// <para>
/// There is no way back: instances that run are ended, and what they left is deleted. The service does so bit by bit, over
/// minutes. The Worker script stays, and its next deployment makes the workflow again.
/// </para>
/// <para>
/// The command asks before each workflow, and tells how many instances go with it; -Confirm:$false does not ask. The local
/// engine removes the instances only, for wrangler's configuration says which workflows there are. Two requests for each
/// workflow. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Remove-CfWorkflow table-migration -WhatIf</code>
/// <para>Tells how many instances would go with the workflow.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow -ScriptName ops | Remove-CfWorkflow -Confirm:$false</code>
/// <para>Removes all workflows of a Worker without asking.</para>
/// </example>
/// <seealso cref="SetCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowCommand : ContextCommand
{
    /// <summary>The workflows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>What is piped in: a workflow, or an object with the name of one in its property Name.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowInput input = new(InputObject);
        input.RefuseOther();
        if (IsTyped(nameof(Name)))
        {
            input.RefuseBesideName();
        }

        WorkflowsClient client = OpenApi().Workflows;
        foreach (string name in Name)
        {
            Guard(name, () => Remove(client, name));
        }
    }

    private void Remove(WorkflowsClient client, string name)
    {
        Workflow workflow = Await(client.GetAsync(name, StopToken));
        string what = client.DeletesInstancesOnly ? "Remove instances of workflow" : "Remove workflow and its instances";
        if (ShouldProcess(name, workflow.InstanceCount is int count ? $"{what} ({count})" : what))
        {
            Await(client.DeleteAsync(name, StopToken));
        }
    }
}
