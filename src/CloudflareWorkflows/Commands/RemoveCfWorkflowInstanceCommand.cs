using System;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Journals;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands;

/// <summary>Deletes instances of a workflow, and everything that the service stores about them.</summary>
/// <remarks>
/// <para>
/// A running instance is stopped. The IDs can be used again. IDs from the pipeline are deleted in batches of 100 per
/// request, with four requests at the same time. An ID that doesn't exist is an error for that ID only. If an earlier
/// command in the pipeline fails, the IDs of an incomplete batch aren't deleted.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step causes the error StepGiven, because a step isn't the whole instance. Text, whole numbers, and Guids
/// from the pipeline are instance IDs.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Status complete -Before ([datetime]::Now.AddDays(-2)) | Remove-CfWorkflowInstance -WhatIf</code>
/// <para>Shows which instances would be deleted: complete instances that were created more than two days ago.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Status complete -Newest 5 | Remove-CfWorkflowInstance</code>
/// <para>Deletes the five newest complete instances.</para>
/// </example>
/// <seealso cref="StopCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowInstanceCommand : InstanceTaskCommand
{
    private BatchFanOut<JournaledInput<string>, string>? _batches;

    private protected override bool GivesObjects => false;

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowTarget destination = new(OpenApi(), WorkflowName);
        _batches ??= new(
            new(Guard, Await, Tell) { Width = BatchFanOut<JournaledInput<string>, string>.Width(Resolved.IsLocal) },
            Resolved.Time, SendAsync);
        foreach (string id in InstanceIds())
        {
            JournaledInput<string> input = new(id, JournaledInput(destination.Api.AccountId, id));
            if (input.Entry?.IsSettled == true)
            {
                _batches.AddKnown(destination, input.Remembered(_ => id));
            }
            else if (ShouldProcess($"{WorkflowName}/{id}", "Delete instance"))
            {
                _batches.Add(destination, input);
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd() => _batches?.Finish();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _batches?.Dispose();
        }
    }

    private Task<Outcome<JournaledInput<string>, string>[]> SendAsync(
        WorkflowTarget destination, JournaledInput<string>[] inputs) => JournaledSend.RunAsync(
            inputs,
            ids => InstanceDeletion.RunAsync(
                destination.Api, destination.WorkflowName, ids,
                id => Array.Exists(inputs, input => input.Input == id && input.Entry?.AskedOn is not null), StopToken),
            _ => null);

    private void Tell(BatchOutcome<JournaledInput<string>, string> batch)
    {
        foreach (Outcome<JournaledInput<string>, string> outcome in batch.Inputs)
        {
            Guard(outcome.Input.Input, () => outcome.ResultOrThrow());
        }

        Count(batch.Inputs.Length);
    }
}
