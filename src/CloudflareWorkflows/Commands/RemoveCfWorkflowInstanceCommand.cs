using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;

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
public sealed class RemoveCfWorkflowInstanceCommand : ExistingInstanceCommand
{
    private InputProcessor<string, string>? _inputs;

    private protected override bool GivesObjects => false;

    private protected override void AddInput(WorkflowTarget target, string id)
    {
        _inputs ??= Open(new InstanceDeletionTask(Resolved.IsLocal), _ => { });
        AddInput(_inputs, target, id, () => Task.FromResult(new PlannedInput<string>(id, "Delete instance")));
    }
}
