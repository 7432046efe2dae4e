using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Removes workflows and all their instances.</summary>
/// <remarks>
/// <para>
/// You can't undo this. Running instances are stopped, and their data is deleted. The service does this gradually, over
/// minutes. The Worker script stays, and its next deployment creates the workflow again.
/// </para>
/// <para>
/// The command prompts for confirmation for each workflow, and shows how many instances would be removed. To skip the
/// prompt, use -Confirm:$false. The local engine removes only the instances, because wrangler's configuration defines
/// its workflows. The command sends two requests per workflow. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Remove-CfWorkflow table-migration -WhatIf</code>
/// <para>Shows how many instances would be removed with the workflow.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow -ScriptName ops | Remove-CfWorkflow -Confirm:$false</code>
/// <para>Removes all workflows of a Worker script without a prompt.</para>
/// </example>
/// <seealso cref="SetCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflow", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowCommand : ContextCommand
{
    /// <summary>Specifies the names of the workflows. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Specifies the pipeline input: a workflow, or an object with the name of a workflow in its property
    /// Name.</summary>
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
