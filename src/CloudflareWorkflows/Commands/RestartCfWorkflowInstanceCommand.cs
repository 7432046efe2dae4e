using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Starts instances of a workflow again, from the beginning or from a step.</summary>
/// <remarks>
/// <para>
/// From the beginning, all results of steps are forgotten. From a step, the results of the steps before it are kept, and are
/// not done again. -FromFailedStep finds the step whose failure ended the instance; where there is none, nothing is started,
/// and that is the error NoFailedStep.
/// </para>
/// <para>
/// A piped step restarts its instance from that step, once: a further step of the same instance is the error StepRepeated,
/// and a step of the type rollback or termination the error StepUnfit. With -FromStep or -FromFailedStep, pipe instances.
/// </para>
/// <para>
/// Each instance is a request, and one more where the step must be looked up; up to eight of each are under way at once. The
/// steps are looked up before -Confirm asks, and -WhatIf names them.
/// </para>
/// <para>
/// Restart isn't idempotent: if the response is lost, the command doesn't retry; it writes an error. Look at
/// the instance before you repeat it. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Restart-CfWorkflowInstance -FromFailedStep -PassThru</code>
/// <para>Tries the step again at which the newest instance failed.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-refund -Status errored -Newest 1 | Restart-CfWorkflowInstance -FromStep 'load order' -WhatIf</code>
/// <para>Shows from which step the instance would be started.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Get-CfWorkflowStep -Name reserve* -Type step | Restart-CfWorkflowInstance -WhatIf</code>
/// <para>Shows that the instance would be started from the step that is piped in.</para>
/// </example>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsLifecycle.Restart, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = WholeSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class RestartCfWorkflowInstanceCommand : InstanceChangeCommand
{
    private const string WholeSet = "Whole";
    private const string StepSet = "FromStep";
    private const string FailedSet = "FromFailedStep";

    private readonly HashSet<(string Account, string Workflow, string Id)> _begun = [];

    /// <summary>The name of the step to begin with, as Get-CfWorkflowStep shows it (charge-1), or as the code has it
    /// (charge).</summary>
    [Parameter(Mandatory = true, ParameterSetName = StepSet)]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(StepNameCompleter))]
    public string FromStep { get; set; } = "";

    /// <summary>Which of the steps with that name in the code, from 1.</summary>
    /// <value>1</value>
    [Parameter(ParameterSetName = StepSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Occurrence { get; set; }

    /// <summary>The type of the step, where several have the same name.</summary>
    [Parameter(ParameterSetName = StepSet)]
    [ValidateSet("step", "sleep", "waitForEvent")]
    public string? StepType { get; set; }

    /// <summary>Begins with the step whose failure ended the instance.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FailedSet)]
    [SwitchValue]
    public SwitchParameter FromFailedStep { get; set; }

    private protected override bool IsRepeatable => false;

    /// <summary>Whether instances begin anew, or with a step that is piped in. A switch that is off was not given.</summary>
    private bool IsWhole => ParameterSetName == WholeSet || (ParameterSetName == FailedSet && !FromFailedStep);

    private protected override string? JournalInput => Input.IsStep ? StepArgument.Key(InputObject!) : null;

    /// <summary>A step is where its instance begins, if nothing else says that.</summary>
    private protected override void RefuseSteps()
    {
        InstanceInput input = Input;
        bool isWhole = IsWhole;
        if (input.IsStep ? !isWhole : isWhole && input.IsOfStep)
        {
            throw input.Refused(
                "StepGiven",
                input.IsStep
                    ? "This input is a step, and -FromStep or -FromFailedStep tells another."
                    : "This input is an event of a step, and does not say whether the instance is to begin there.",
                "Pipe steps in alone, or instances with -FromStep or -FromFailedStep. Get-CfWorkflowInstance gives the instance of a "
                    + "step or an event.");
        }

        if (input.IsStep)
        {
            RefuseUnfit(input, StepArgument.Read(InputObject!));
        }
    }

    private protected override Task<PlannedChange> PlanAsync(InstancesClient client, string workflowName, string id)
    {
        WorkflowStep? step = Input.IsStep ? StepArgument.Read(InputObject!) : null;
        return step switch
        {
            null when IsWhole => Task.FromResult(Plan(client, workflowName, id, null)),
            not null when RestartPlan.NamesItself(step) =>
                Task.FromResult(Plan(client, workflowName, id, RestartPlan.ToPoint(step))),
            _ => LookUpAsync(client, workflowName, id, step),
        };
    }

    private void RefuseUnfit(InstanceInput input, WorkflowStep step)
    {
        if (step.Name.Length == 0 || (step.Type.Length > 0 && !step.IsInCode))
        {
            throw input.Refused(
                "StepUnfit", $"No instance can begin with '{step.Name}': its type is '{step.Type}'.",
                "An instance begins with a step of the type step, sleep or waitForEvent.");
        }

        // Restarted from one step and then from another, it would begin with whichever came last.
        if (!_begun.Add((OpenApi().AccountId, WorkflowName, string.Join("/", input.Ids()))))
        {
            throw input.Refused(
                "StepRepeated", "Another step of this instance was piped in before, and the instance begins with that.",
                "Pipe one step of each instance in.");
        }
    }

    private PlannedChange Plan(InstancesClient client, string workflowName, string id, RestartPoint? from) => new(
        from is null
            ? "Restart instance from the beginning"
            : $"Restart instance from step '{from.Name}' ({from.Count})",
        async () =>
        {
            string status = await client.RestartAsync(workflowName, id, from, StopToken).ConfigureAwait(false);
            return new ChangedInstance(client, workflowName, id, status, WasThere: false);
        });

    /// <summary>Looks the step up before anybody is asked, so that -WhatIf and -Confirm can name it.</summary>
    private async Task<PlannedChange> LookUpAsync(
        InstancesClient client, string workflowName, string id, WorkflowStep? piped)
    {
        WorkflowInstanceDetail instance =
            await client.GetAsync(workflowName, id, steps: true, StopToken).ConfigureAwait(false);
        WorkflowStep step = ParameterSetName == FailedSet
            ? Failed(instance)
            : Named(instance, piped?.Name ?? FromStep, Occurrence, piped is { Type.Length: > 0 } ? piped.Type : StepType);
        return Plan(client, workflowName, id, RestartPlan.ToPoint(step));
    }

    private static WorkflowStep Named(WorkflowInstanceDetail instance, string name, int? occurrence, string? type) =>
        RestartPlan.ByName(instance.Steps, name, occurrence, type)
        ?? throw new CmdletErrorException(
            "NoSuchStep", ErrorCategory.ObjectNotFound,
            $"'{instance.Id}' has come to no step '{name}'. See Get-CfWorkflowStep.", instance.Id);

    private static WorkflowStep Failed(WorkflowInstanceDetail instance) =>
        (instance.Status == InstanceStatus.Errored ? RestartPlan.Failed(instance) : null)
        ?? throw new CmdletErrorException(
            "NoFailedStep", ErrorCategory.InvalidOperation,
            $"'{instance.Id}' is {instance.Status} and has no failed step to begin with.", instance.Id);
}
