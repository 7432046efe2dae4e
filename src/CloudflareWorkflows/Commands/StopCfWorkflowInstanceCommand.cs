using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Stops instances of a workflow: they end with the status terminated, and run no further step.</summary>
/// <remarks>
/// <para>
/// A step that runs is not undone; with -Rollback, the workflow's own rollback handlers undo the steps that are done. An
/// instance that has ended is left as it is.
/// </para>
/// <para>
/// Up to 25 instances are stopped with a request for each, several under way at once. More go to the service's own job, a
/// hundred with one request; the command waits for it, and for another that runs already. Where the job's count is short, the
/// command looks for the rest, and each id that does not exist is an error. Ids from the pipeline wait for the hundred; when an
/// earlier command of the pipeline fails, they are not stopped. The job cannot roll back, and the local engine has none.
/// </para>
/// <para>
/// -All stops whatever a workflow has under way, with one request. The service goes on after the command has returned, unless
/// -Wait is given. -All takes a typed name or piped workflows; any other input is the error IdWithAll. The token needs the
/// permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step is the error StepGiven: it isn't the whole instance. Text, whole numbers and Guids from the pipeline are IDs
/// of instances.
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
/// <para>Shows which of these instances would be stopped. Get-Content with a file of IDs works in the same way.</para>
/// </example>
/// <example>
/// <code>Stop-CfWorkflowInstance order-refund -All -Status queued, running, waiting -WhatIf</code>
/// <para>Tells how many instances are queued, run or wait, and would be stopped.</para>
/// </example>
/// <seealso cref="SuspendCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = IdSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class StopCfWorkflowInstanceCommand : InstanceTaskCommand
{
    private const string IdSet = "Id";
    private const string AllSet = "All";

    private InstanceStops? _stops;
    private JournaledBatch? _batch;

    /// <summary>Lets the workflow undo the steps that are done.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [SwitchValue]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Gives back each instance as it is afterwards. Up to 25 are a request more for each; more are looked up in
    /// the list, a hundred with one request, when all are stopped.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Stops all instances of the workflow that have not ended.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    [SwitchValue]
    public SwitchParameter All { get; set; }

    /// <summary>With -All: only instances in these statuses.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ValidateSet("queued", "running", "paused", "waitingForPause", "waiting")]
    public string[]? Status { get; set; }

    /// <summary>With -All: waits until the service has stopped them.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [SwitchValue]
    public SwitchParameter Wait { get; set; }

    private protected override bool GivesObjects => PassThru;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowTarget destination = new(OpenApi(), WorkflowName);
        if (All)
        {
            Guard(WorkflowName, () => StopAll(destination));
            return;
        }

        _stops ??= new InstanceStops(Resolved.Clock.Delay, Rollback, PassThru);
        _batch ??= new JournaledBatch(Resolved.Clock.Now, Stop);
        foreach (string id in InstanceIds())
        {
            JournalEntry? entry = JournaledInput(destination.Api.AccountId, id);
            if (entry?.IsSettled == true)
            {
                _batch.Flush();
                Guard(id, () => ChangeReport.Tell(this, _stops.At(destination).Remembered(id, entry)));
            }
            else if (ShouldProcess($"{WorkflowName}/{id}", StopAction.Tell(Rollback)))
            {
                _batch.Add(destination, id, entry);
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        _batch?.Flush();
        foreach (KeyValuePair<WorkflowTarget, InstanceStop> one in _stops?.Everywhere ?? [])
        {
            Tell(one.Key, Await(one.Value.SettleAsync(StopToken)));
        }
    }

    private void Stop(WorkflowTarget destination, string[] ids)
    {
        Tell(destination, Await(_stops!.At(destination).RunAsync(ids, StopToken)));
        Count(ids.Length);
    }

    private void StopAll(WorkflowTarget destination)
    {
        StopAction.RefuseForAll(Input.IsWorkflow ? null : InputObject ?? Id as object, JournalPath);
        Workflow workflow = Await(destination.Api.Workflows.GetAsync(WorkflowName, StopToken));
        string action = StopAction.Tell(workflow, Status);
        if (ShouldProcess(WorkflowName, action))
        {
            Show(new ProgressRecord(0, MyInvocation.MyCommand.Name, $"{action} of {WorkflowName}"));
            WorkflowStop stop = new(destination.Api, WorkflowName, Resolved.Clock.Delay);
            foreach (Outcome<string, ChangedInstance> outcome in Stream(token => stop.RunAsync(Status, Wait, token)))
            {
                Tell(destination, [outcome]);
            }
        }
    }

    private void Tell(WorkflowTarget destination, Outcome<string, ChangedInstance>[] outcomes)
    {
        foreach (Outcome<string, ChangedInstance> outcome in outcomes)
        {
            _batch?.Settle(destination, outcome.Input, outcome.Result?.Status, outcome.Failure);
            Guard(outcome.Input, () => ChangeReport.Tell(this, outcome.ResultOrThrow()));
        }
    }
}
