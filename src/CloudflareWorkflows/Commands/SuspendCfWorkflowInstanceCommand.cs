using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Pauses instances of a workflow until they are resumed.</summary>
/// <remarks>
/// <para>
/// A running step finishes first. Until then, the status is waitingForPause. A paused instance is left unchanged,
/// without an error. An ended instance can't be paused, and causes an error. The command sends one request per ID,
/// several at the same time.
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
/// <code>Get-CfWorkflowInstance onboarding-email -Status running, waiting | Suspend-CfWorkflowInstance</code>
/// <para>Pauses all running and waiting instances.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance onboarding-email -Status running, waiting -Newest 1 | Suspend-CfWorkflowInstance -PassThru</code>
/// <para>Pauses the newest running or waiting instance and returns it.</para>
/// </example>
/// <seealso cref="ResumeCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Suspend, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class SuspendCfWorkflowInstanceCommand : InstanceChangeCommand
{
    private protected override Task<PlannedChange> PlanAsync(InstancesClient client, string workflowName, string id) =>
        Task.FromResult(new PlannedChange(
            "Pause instance", () => InstanceChange.Suspend.RunAsync(client, workflowName, id, StopToken)));
}
