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
/// A step that runs is finished first: until then the status is waitingForPause. An instance that is paused already is left
/// as it is, and that is no error; one that has ended cannot be paused, and that is one. Each id is a request; several are
/// under way at once.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write.
/// </para>
/// <para>
/// A piped step is the error StepGiven: it isn't the whole instance. Text, whole numbers and Guids from the pipeline are IDs
/// of instances.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance onboarding-email -Status running, waiting | Suspend-CfWorkflowInstance</code>
/// <para>Pauses all instances that run or wait.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance onboarding-email -Status running, waiting -Newest 1 | Suspend-CfWorkflowInstance -PassThru</code>
/// <para>Pauses the newest instance that runs or waits, and shows it.</para>
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
