using System.Management.Automation;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands;

/// <summary>Deletes instances of a workflow, and all that the service keeps of them.</summary>
/// <remarks>
/// <para>
/// An instance that runs is ended by it. The ids can be used again. Ids from the pipeline are deleted a hundred with one
/// request; an id that does not exist is an error for that one alone. When an earlier command of the pipeline fails, ids that
/// wait for their hundred to be full are not deleted.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Status complete -Before ([datetime]::Now.AddDays(-2)) | Remove-CfWorkflowInstance -WhatIf</code>
/// <para>Shows which instances would be deleted: those that are complete and were created more than two days ago.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Status complete -Newest 5 | Remove-CfWorkflowInstance</code>
/// <para>Deletes the five newest instances that are complete.</para>
/// </example>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowInstanceCommand : InstanceTaskCommand
{
    private JournalledBatch? _batch;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        Destination destination = new(OpenApi(), WorkflowName);
        _batch ??= new JournalledBatch(Resolved.Clock.Now, Send);
        foreach (string id in Id)
        {
            JournalEntry? entry = Journalled(destination.Api.AccountId, WorkflowName, id);
            if (entry?.IsSettled == true)
            {
                _batch.Flush();
                Guard(id, () => entry.StatusOrThrow());
            }
            else if (ShouldProcess($"{WorkflowName}/{id}", "Delete instance"))
            {
                _batch.Add(destination, id, entry);
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _batch?.Flush();

    private void Send(Destination destination, string[] ids)
    {
        foreach (Outcome<string, string> outcome in
            Await(InstanceDeletion.RunAsync(destination.Api, destination.WorkflowName, ids, StopToken)))
        {
            _batch!.Settle(destination, outcome.Input, null, outcome.Failure);
            Guard(outcome.Input, () => outcome.ResultOrThrow());
        }
    }
}
