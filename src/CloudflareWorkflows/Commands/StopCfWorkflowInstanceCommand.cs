using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Stops instances of a workflow: they end with the status terminated, and run no further step.</summary>
/// <remarks>
/// <para>
/// A step that runs is not undone; with -Rollback, the workflow's own rollback handlers undo the steps that are done. An
/// instance that has already ended is left as it is, and that is no error. Each id is a request.
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
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class StopCfWorkflowInstanceCommand : InstanceCommand
{
    /// <summary>Lets the workflow undo the steps that are done.</summary>
    [Parameter]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Gives back each instance as it is afterwards: one request more for each.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        string action = Rollback ? "Stop instance and roll back its steps" : "Stop instance";
        foreach (string id in Id)
        {
            if (ShouldProcess($"{WorkflowName}/{id}", action))
            {
                Guard(id, () => StopOne(client, id));
            }
        }
    }

    private void StopOne(InstancesClient client, string id)
    {
        try
        {
            Await(client.ChangeStatusAsync(
                WorkflowName, id, Rollback ? StatusChange.TerminateAndRollBack : StatusChange.Terminate, StopToken));
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.Conflict)
        {
            WriteVerbose($"'{id}' has already ended: {failure.Message}");
        }

        if (PassThru)
        {
            WriteObject(Await(client.GetAsync(WorkflowName, id, steps: false, StopToken)).ToListed());
        }
    }
}
