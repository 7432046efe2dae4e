using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Journalling;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Telling;
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
/// -Wait is given. The token needs the permission Workers Scripts Write.
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
/// <example>
/// <code>Stop-CfWorkflowInstance order-refund -All -Status queued, waiting -WhatIf</code>
/// <para>Tells how many instances are queued or wait, and would be stopped.</para>
/// </example>
/// <seealso cref="SuspendCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Stop, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = IdSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class StopCfWorkflowInstanceCommand : JournalCommand
{
    private const string IdSet = "Id";
    private const string AllSet = "All";

    private InstanceStops? _stops;
    private JournalledBatch? _batch;

    /// <summary>The workflow.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string WorkflowName { get; set; } = "";

    /// <summary>Ids of instances, literally: those that a schedule started hold stars. An input that carries an id is
    /// refused together with -All.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = AllSet)]
    [Alias("InstanceId")]
    [InstanceId]
    [ArgumentCompleter(typeof(InstanceIdCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Lets the workflow undo the steps that are done.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter Rollback { get; set; }

    /// <summary>Gives back each instance as it is afterwards. Up to 25 are a request more for each; more are looked up in
    /// the list, a hundred with one request, when all are stopped.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Stops all instances of the workflow that have not ended.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>With -All: only instances in these statuses.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [StatusArgument]
    [ValidateSet("queued", "running", "paused", "waitingForPause", "waiting")]
    public string[]? Status { get; set; }

    /// <summary>With -All: waits until the service has stopped them.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public SwitchParameter Wait { get; set; }

    /// <summary>The version that an input carries, which is refused: -All stops instances of all versions.</summary>
    // Hidden from Tab, it would hide -Verbose and -ErrorAction, too: that is how PowerShell does it.
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = AllSet)]
    public string? VersionId { get; set; }

    private protected override bool GivesObjects => PassThru;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        Destination destination = new(OpenApi(), WorkflowName);
        if (All)
        {
            Guard(WorkflowName, () => StopAll(destination));
            return;
        }

        _stops ??= new InstanceStops(Resolved.Clock.Delay, Rollback, PassThru);
        _batch ??= new JournalledBatch(Resolved.Clock.Now, Stop);
        foreach (string id in Id!)
        {
            JournalEntry? entry = Journalled(destination.Api.AccountId, WorkflowName, id);
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
        foreach (KeyValuePair<Destination, InstanceStop> one in _stops?.Everywhere ?? [])
        {
            Tell(one.Key, Await(one.Value.SettleAsync(StopToken)));
        }
    }

    private void Stop(Destination destination, string[] ids)
    {
        Tell(destination, Await(_stops!.At(destination).RunAsync(ids, StopToken)));
        Count(ids.Length);
    }

    private void StopAll(Destination destination)
    {
        StopAction.RefuseForAll(Id as object ?? VersionId, JournalPath);
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

    private void Tell(Destination destination, Outcome<string, ChangedInstance>[] outcomes)
    {
        foreach (Outcome<string, ChangedInstance> outcome in outcomes)
        {
            _batch?.Settle(destination, outcome.Input, outcome.Result?.Status, outcome.Failure);
            Guard(outcome.Input, () => ChangeReport.Tell(this, outcome.ResultOrThrow()));
        }
    }
}
