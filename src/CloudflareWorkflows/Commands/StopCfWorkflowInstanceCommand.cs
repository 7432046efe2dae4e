using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Stops instances of a workflow: they end with the status terminated, and run no further step.</summary>
/// <remarks>
/// <para>
/// A step that runs is not undone; with -Rollback, the workflow's own rollback handlers undo the steps that are done. An
/// instance that has already ended is left as it is, and that is no error. Each id is a request; several are under way at
/// once.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Stop-CfWorkflowInstance order-fulfilment order-1</code>
/// <para>Stops one instance.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status waiting | Stop-CfWorkflowInstance -WhatIf</code>
/// <para>Shows which instances would be stopped.</para>
/// </example>
/// <seealso cref="SuspendCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class StopCfWorkflowInstanceCommand : InstanceChangeCommand
{
    /// <summary>Lets the workflow undo the steps that are done.</summary>
    [Parameter]
    public SwitchParameter Rollback { get; set; }

    private protected override string Action(string id) =>
        Rollback ? "Stop instance and roll back its steps" : "Stop instance";

    private protected override Task<ChangedInstance> ChangeAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken)
    {
        InstanceChange change = Rollback ? InstanceChange.StopAndRollBack : InstanceChange.Stop;
        return change.RunAsync(client, workflowName, id, cancellationToken);
    }
}
