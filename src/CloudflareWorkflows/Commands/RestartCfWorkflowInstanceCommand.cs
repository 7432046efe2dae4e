using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Restarts instances of a workflow, from the beginning or from a step.</summary>
/// <remarks>
/// <para>
/// From the beginning, the results of all steps are discarded. From a step, the results of the earlier steps are kept,
/// and those steps don't run again. -FromFailedStep finds the step whose failure ended the instance. If there is no
/// such step, the command writes the error NoFailedStep and doesn't restart the instance.
/// </para>
/// <para>
/// A piped step restarts its instance from that step, once. Another step of the same instance causes the error
/// StepRepeated. A step of the type rollback or termination causes the error StepUnfit. With -FromStep or
/// -FromFailedStep, pipe instances.
/// </para>
/// <para>
/// A piped error group or finding restarts each of its instances, and so does any object whose Id is a collection. It
/// needs a restart point: -FromFailedStep, -FromStep, or -Whole. A restart discards the failed steps with their errors, so
/// save the instances first, with Export-CfWorkflowInstance.
/// </para>
/// <para>
/// The command sends one request per instance, and one more if it must look up the step. Up to eight of each run at the
/// same time. The steps are looked up before -Confirm prompts, and -WhatIf names them.
/// </para>
/// <para>
/// Restart isn't idempotent. If the response is lost, the command doesn't retry; it writes the error OutcomeUnknown.
/// Check the instance before you restart it again. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Restart-CfWorkflowInstance -FromFailedStep -PassThru</code>
/// <para>Restarts the newest failed instance from the step at which it failed.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-refund -Status errored -Newest 1 | Restart-CfWorkflowInstance -FromStep 'load order' -WhatIf</code>
/// <para>Shows which step the instance would be restarted from.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 1 | Get-CfWorkflowStep -Name reserve* -Type step | Restart-CfWorkflowInstance -WhatIf</code>
/// <para>Shows that the instance would be restarted from the piped step.</para>
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

    /// <summary>Specifies the name of the step to restart from, as Get-CfWorkflowStep shows it (charge-1), or as it's
    /// in the code (charge).</summary>
    [Parameter(Mandatory = true, ParameterSetName = StepSet)]
    [ValidateLength(1, 256)]
    [ArgumentCompleter(typeof(StepNameCompleter))]
    public string FromStep { get; set; } = "";

    /// <summary>Specifies which of the steps with that name in the code to restart from, counted from 1.</summary>
    /// <value>1</value>
    [Parameter(ParameterSetName = StepSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? Occurrence { get; set; }

    /// <summary>Specifies the type of the step, if steps of several types have the same name.</summary>
    [Parameter(ParameterSetName = StepSet)]
    [ValidateSet("step", "sleep", "waitForEvent")]
    public string? StepType { get; set; }

    /// <summary>Restarts from the step whose failure ended the instance.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FailedSet)]
    [SwitchValue]
    public SwitchParameter FromFailedStep { get; set; }

    /// <summary>Restarts from the beginning. This is the default for piped instances and for IDs. A piped error group or
    /// finding, or another object whose Id is a collection, needs this switch, -FromFailedStep, or -FromStep; without
    /// one, it causes the error RestartPointNeeded, because an instance that is complete by now would run again. A piped step can't be combined with this
    /// switch.</summary>
    [Parameter(ParameterSetName = WholeSet)]
    [SwitchValue]
    public SwitchParameter Whole { get; set; }

    private protected override bool IsRepeatable => false;

    /// <summary>Whether instances restart from the beginning or from a piped step. A switch that is off counts as not
    /// specified.</summary>
    private bool IsWhole => ParameterSetName == WholeSet || (ParameterSetName == FailedSet && !FromFailedStep);

    private protected override string? JournalInput => Input.IsStep ? StepArgument.Key(InputObject!) : null;

    /// <summary>A piped step is the step to restart from, unless a parameter specifies another.</summary>
    private protected override void RefuseOther()
    {
        InstanceInput input = Input;
        if (input.IsStep ? !IsWhole || Whole : IsWhole && !Whole && input.IsOfStep)
        {
            throw input.Refused(
                "StepGiven",
                input.IsStep
                    ? "This input is a step, but -FromStep, -FromFailedStep, or -Whole specifies another restart point."
                    : "This input is an event of a step. It doesn't say whether to restart from that step.",
                "Pipe only steps, or pipe instances with -FromStep or -FromFailedStep. Get-CfWorkflowInstance gets the instance of a "
                    + "step or an event.");
        }

        if (input.IsStep)
        {
            RefuseStep(input, StepArgument.Read(InputObject!));
            return;
        }

        input.RefuseForChange();
        if (input.IsSet && IsWhole && !Whole)
        {
            throw input.Refused(
                "RestartPointNeeded",
                "This input is several instances. Some of them may be complete by now, and would run again from the beginning.",
                "Use -FromFailedStep, which restarts only instances that failed, or -FromStep. To restart all of them from the "
                    + "beginning, use -Whole.");
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

    private void RefuseStep(InstanceInput input, WorkflowStep step)
    {
        if (step.Name.Length == 0 || (step.Type.Length > 0 && !step.IsInCode))
        {
            throw input.Refused(
                "StepUnfit", $"An instance can't be restarted from '{step.Name}': its type is '{step.Type}'.",
                "Choose a step of the type step, sleep, or waitForEvent.");
        }

        // Restarted from one step and then from another, it would begin with whichever came last.
        if (!_begun.Add((OpenApi().AccountId, WorkflowName, string.Join("/", input.Ids()))))
        {
            throw input.Refused(
                "StepRepeated", "Another step of this instance was piped earlier. The instance restarts from that step.",
                "Pipe only one step per instance.");
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

    /// <summary>Looks the step up before the prompt, so that -WhatIf and -Confirm can name it.</summary>
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
            $"'{instance.Id}' has not reached a step '{name}'. See Get-CfWorkflowStep.", instance.Id);

    private static WorkflowStep Failed(WorkflowInstanceDetail instance) =>
        (instance.Status == InstanceStatus.Errored ? RestartPlan.Failed(instance) : null)
        ?? throw new CmdletErrorException(
            "NoFailedStep", ErrorCategory.InvalidOperation,
            $"'{instance.Id}' is {instance.Status} and has no failed step to restart from.", instance.Id);
}
