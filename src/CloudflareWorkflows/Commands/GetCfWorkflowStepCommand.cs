using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the steps that an instance has come to: status, times, attempts, errors and outputs.</summary>
/// <remarks>
/// <para>
/// One request for each instance. The service adds a counter to the name of each step: the first step called charge is
/// charge-1. It shortens long outputs.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowStep</code>
/// <para>Shows the steps of the newest instance.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored | Get-CfWorkflowStep -Failed</code>
/// <para>Shows the steps at which instances failed.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowStep")]
[OutputType(typeof(WorkflowStep))]
public sealed class GetCfWorkflowStepCommand : InstanceCommand
{
    /// <summary>Names of steps as the service shows them, for example charge-1.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only steps of these types.</summary>
    [Parameter]
    [ValidateSet("step", "sleep", "waitForEvent", "rollback", "termination")]
    public string[]? Type { get; set; }

    /// <summary>Only steps that failed.</summary>
    [Parameter]
    public SwitchParameter Failed { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        foreach (string id in Id)
        {
            Guard(id, () => Write(Await(client.GetAsync(WorkflowName, id, steps: true, StopToken))));
        }
    }

    private void Write(WorkflowInstanceDetail instance)
    {
        foreach (WorkflowStep step in instance.Steps.Where(Wants))
        {
            WriteObject(step);
        }
    }

    private bool Wants(WorkflowStep step) =>
        (!Failed || step.Status == InstanceStatus.Errored)
        && (Type is null || Type.Contains(step.Type, StringComparer.OrdinalIgnoreCase))
        && (Name is null || Array.Exists(Name, name => WildcardPattern.Get(name, default).IsMatch(step.Name)));
}
