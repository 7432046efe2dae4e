using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the triggers of Worker scripts: the events that start instances of workflows.</summary>
/// <remarks>
/// <para>
/// A script without triggers causes the error NotFound. The local engine has no triggers.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowTrigger -ScriptName shop-api</code>
/// <para>Lists the triggers of a script.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-fulfilment | Get-CfWorkflowTrigger | Where-Object Type -like 'r2.*'</code>
/// <para>Lists the triggers whose type begins with r2, for the script of a workflow.</para>
/// </example>
/// <seealso cref="AddCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
/// <seealso cref="RemoveCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowTrigger")]
[OutputType(typeof(WorkflowTrigger))]
public sealed class GetCfWorkflowTriggerCommand : ContextCommand
{
    /// <summary>Specifies the names of Worker scripts.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.PathSegment)]
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
