using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Stops instances of a workflow. They end with the status terminated and run no more steps.</summary>
/// <remarks>
/// <para>
/// A running step isn't undone. With -Rollback, the rollback handlers of the workflow undo the completed steps. An
/// instance that has ended is left unchanged.
/// </para>
/// <para>
/// For up to 25 instances, the command sends one request per instance, several at the same time. For more, it uses the
/// service's terminate job, with 100 instances per request. The command waits for this job, and for a job that is
/// already running. If the job reports too few instances, the command checks the rest; each ID that doesn't exist is an
/// error. IDs from the pipeline are collected into batches of 100. If an earlier command in the pipeline fails, the IDs
/// of an incomplete batch aren't stopped. The job can't roll back, and the local engine doesn't have it.
/// </para>
/// <para>
/// -All stops all instances of a workflow that haven't ended, with one request. Without -Wait, the service continues
/// after the command returns. -All accepts a typed name or piped workflows. Any other input causes the error IdWithAll.
/// The token needs the permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step causes the error StepGiven, because a step isn't the whole instance. Text, whole numbers, and Guids
/// from the pipeline are instance IDs.
/// </para>
/// </remarks>
/// <example>
/// <code>Stop-CfWorkflowInstance order-fulfilment order-1</code>
/// <para>Stops one instance.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status running, waiting | Stop-CfWorkflowInstance -WhatIf</code>
/// <para>Shows which instances would be stopped.</para>
/// </example>
/// <example>
/// <code>'order-1', 'order-2' | Stop-CfWorkflowInstance order-fulfilment -WhatIf</code>
/// <para>Shows which of these instances would be stopped. You can pipe a file of IDs in the same way, with
/// Get-Content.</para>
/// </example>
/// <example>
/// <code>Stop-CfWorkflowInstance order-refund -All -Status queued, running, waiting -WhatIf</code>
/// <para>Shows how many queued, running, and waiting instances would be stopped.</para>
/// </example>
/// <seealso cref="SuspendCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = IdSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class StopCfWorkflowInstanceCommand : ExistingInstanceCommand
{
    private const string IdSet = "Id";
    private const string AllSet = "All";

    private InputProcessor<string, ChangedInstance>? _inputs;

    /// <summary>Lets the workflow undo the completed steps. With this switch, the command sends one request per
    /// instance.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [SwitchValue]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Returns each instance after the change. For up to 25 instances, this takes one more request per
    /// instance. For more, the command reads them from the list, 100 per request, after all are stopped.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Stops all instances of the workflow that haven't ended.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    [SwitchValue]
    public SwitchParameter All { get; set; }

    /// <summary>With -All, stops only instances with these statuses.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ValidateSet("queued", "running", "paused", "waitingForPause", "waiting")]
    public string[]? Status { get; set; }

    /// <summary>With -All, waits until the service has stopped the instances.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [SwitchValue]
    public SwitchParameter Wait { get; set; }

    private protected override bool GivesObjects => PassThru;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (All)
        {
            WorkflowTarget target = new(OpenApi(), WorkflowName);
            Guard(WorkflowName, () => StopAll(target));
        }
        else
        {
            base.OnInput();
        }
    }

    private protected override void AddInput(WorkflowTarget target, string id)
    {
        _inputs ??= Open(new InstanceStopTask(Resolved.Time, Rollback, PassThru), Report);
        AddInput(_inputs, target, id, () => Task.FromResult(new PlannedInput<string>(id, StopAction.Tell(Rollback))));
    }

    private void StopAll(WorkflowTarget target)
    {
        StopAction.RefuseForAll(Input.IsWorkflow ? null : InputObject ?? Id as object, JournalPath);
        Workflow workflow = Await(target.Api.Workflows.GetAsync(WorkflowName, StopToken));
        string action = StopAction.Tell(workflow, Status);
        if (ShouldProcess(WorkflowName, action))
        {
            Show(new ProgressRecord(0, MyInvocation.MyCommand.Name, $"{action} of {WorkflowName}"));
            WorkflowStop stop = new(target.Api, WorkflowName, Resolved.Time);
            foreach (Outcome<string, ChangedInstance> outcome in Stream(token => stop.RunAsync(Status, Wait, token)))
            {
                Guard(outcome.Input, () => Report(outcome.ResultOrThrow()));
            }
        }
    }
}
