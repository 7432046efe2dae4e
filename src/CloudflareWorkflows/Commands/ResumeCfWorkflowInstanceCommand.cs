using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Resumes paused instances of a workflow.</summary>
/// <remarks>
/// <para>
/// An instance with the status waitingForPause continues without a pause. A running instance is left unchanged, without
/// an error. An ended instance can't be resumed, and causes an error. See Restart-CfWorkflowInstance. The command sends
/// one request per ID, several at the same time.
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
/// <code>Get-CfWorkflowInstance onboarding-email -Status paused | Resume-CfWorkflowInstance</code>
/// <para>Resumes all paused instances.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance onboarding-email -Status paused -Newest 1 | Resume-CfWorkflowInstance -PassThru</code>
/// <para>Resumes the newest paused instance and returns it.</para>
/// </example>
/// <seealso cref="SuspendCfWorkflowInstanceCommand"/>
/// <seealso cref="RestartCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Resume, "CfWorkflowInstance", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowInstance))]
public sealed class ResumeCfWorkflowInstanceCommand : InstanceChangeCommand
{
    private protected override Task<PlannedChange> PlanAsync(InstancesClient client, string workflowName, string id) =>
        Task.FromResult(new PlannedChange(
            "Resume instance", () => InstanceChange.Resume.RunAsync(client, workflowName, id, StopToken)));
}
