using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the triggers of Worker scripts: the events that start instances of workflows.</summary>
/// <remarks>
/// <para>
/// A script that has no triggers is not found. The local engine has none.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflow order-fulfilment | Add-CfWorkflowTrigger -Type r2.object.created; Get-CfWorkflowTrigger -ScriptName shop-api</code>
/// <para>Adds a trigger to the script that a workflow belongs to, and lists its triggers.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-fulfilment | Get-CfWorkflowTrigger | Where-Object Type -like 'r2.*'</code>
/// <para>Lists some of the triggers of the script that a workflow belongs to.</para>
/// </example>
/// <seealso cref="AddCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
/// <seealso cref="RemoveCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowTrigger")]
[OutputType(typeof(WorkflowTrigger))]
public sealed class GetCfWorkflowTriggerCommand : ContextCommand
{
    /// <summary>Worker scripts.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [PathSegment]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string[] ScriptName { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInput()
    {
        TriggersClient client = OpenApi().Triggers;
        foreach (string script in ScriptName)
        {
            Guard(script, () => Write(client, script));
        }
    }

    private void Write(TriggersClient client, string script)
    {
        foreach (WorkflowTrigger trigger in Await(client.GetAsync(script, StopToken)))
        {
            WriteObject(trigger);
        }
    }
}
