using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Lets paused instances of a workflow go on.</summary>
/// <remarks>
/// <para>
/// An instance that is about to pause goes on without pausing. One that runs is left as it is, and that is no error; one that
/// has ended cannot go on, and that is one: see Restart-CfWorkflowInstance. Each id is a request; several are under way at
/// once.
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
/// <code>Get-CfWorkflowInstance onboarding-email -Status paused | Resume-CfWorkflowInstance</code>
/// <para>Lets all paused instances go on.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance onboarding-email -Status paused -Newest 1 | Resume-CfWorkflowInstance -PassThru</code>
/// <para>Lets the newest paused instance go on, and shows it.</para>
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
