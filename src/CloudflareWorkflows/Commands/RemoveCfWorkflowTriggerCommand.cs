using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Removes triggers: all triggers of a Worker script, or the piped triggers.</summary>
/// <remarks>
/// <para>
/// The service can only remove all triggers of a script. To remove some, the command reads the triggers and replaces
/// them with the rest. A trigger that someone adds between the two requests is lost. The token needs the permission
/// Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflow order-fulfilment | Get-CfWorkflowTrigger | Where-Object Type -like 'r2.*' | Remove-CfWorkflowTrigger</code>
/// <para>Removes the triggers whose type begins with r2, from the script of a workflow.</para>
/// </example>
/// <example>
/// <code>Remove-CfWorkflowTrigger -ScriptName shop-api -WhatIf</code>
/// <para>Shows how many triggers would be removed.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflowTrigger", SupportsShouldProcess = true, DefaultParameterSetName = TriggerSetName)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowTriggerCommand : TriggerCommand
{
    private const string ScriptSetName = "Script";
    private const string TriggerSetName = "Trigger";

    /// <summary>Specifies Worker scripts. All their triggers are removed. This parameter doesn't accept pipeline input,
    /// because a piped trigger would remove all other triggers of its script.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ScriptSetName)]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string[] ScriptName { get; set; } = [];

    /// <summary>Specifies triggers, from Get-CfWorkflowTrigger.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TriggerSetName, ValueFromPipeline = true)]
    public object[] Trigger { get; set; } = [];

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (ParameterSetName == TriggerSetName)
        {
            Gather(Trigger, scriptName: null);
            return;
        }

        foreach (string script in ScriptName)
        {
            Gather([], script);
        }
    }

    private protected override void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        WorkflowTrigger[] there = Await(client.GetAllAsync(scriptName, StopToken));
        List<WorkflowTrigger> rest = ParameterSetName == TriggerSetName ? TriggerSet.Without(there, triggers) : [];
        int gone = there.Length - rest.Count;
        if (gone < triggers.Count)
        {
            throw new CmdletErrorException(
                nameof(CloudflareErrorKind.NotFound), ErrorCategory.ObjectNotFound,
                $"{triggers.Count - gone} of the triggers don't exist. No trigger was removed.", scriptName);
        }

        if (ShouldProcess(scriptName, $"Remove triggers ({gone} of {there.Length})"))
        {
            Await(rest.Count == 0
                ? client.DeleteAsync(scriptName, StopToken)
                : client.ReplaceAsync(scriptName, rest, StopToken));
        }
    }
}
