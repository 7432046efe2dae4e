using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Telling;
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
/// Starting twice is not starting once: a request whose answer was lost is not sent again, and is told as an error. Look at
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
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsLifecycle.Restart, "CfWorkflowInstance", SupportsShouldProcess = true, DefaultParameterSetName = WholeSet)]
[OutputType(typeof(WorkflowInstance))]
public sealed class RestartCfWorkflowInstanceCommand : InstanceChangeCommand
{
    private const string WholeSet = "Whole";
    private const string StepSet = "FromStep";
    private const string FailedSet = "FromFailedStep";

    private RestartPoint? _from;

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
    public SwitchParameter FromFailedStep { get; set; }

    private protected override bool IsRepeatable => false;

    private protected override string Action(string id)
    {
        _from = ParameterSetName == WholeSet ? null : RestartPlan.ToPoint(FindStep(id));
        return _from is null
            ? "Restart instance from the beginning"
            : $"Restart instance from step '{_from.Name}' ({_from.Count})";
    }

    private protected override async Task<ChangedInstance> ChangeAsync(
        InstancesClient client, string workflowName, string id, CancellationToken cancellationToken)
    {
        string status = await client.RestartAsync(workflowName, id, _from, cancellationToken).ConfigureAwait(false);
        return new ChangedInstance(client, workflowName, id, status, WasThere: false);
    }

    /// <summary>Looks the step up before anybody is asked, so that -WhatIf and -Confirm can name it.</summary>
    private WorkflowStep FindStep(string id)
    {
        WorkflowInstanceDetail instance =
            Await(OpenApi().Instances.GetAsync(WorkflowName, id, steps: true, StopToken));
        if (ParameterSetName == StepSet)
        {
            return RestartPlan.ByName(instance.Steps, FromStep, Occurrence, StepType)
                ?? throw new InputRefusedException(
                    "NoSuchStep", ErrorCategory.ObjectNotFound,
                    $"'{id}' has come to no step '{FromStep}'. See Get-CfWorkflowStep.", id);
        }

        return (instance.Status == InstanceStatus.Errored ? RestartPlan.Failed(instance) : null)
            ?? throw new InputRefusedException(
                "NoFailedStep", ErrorCategory.InvalidOperation,
                $"'{id}' is {instance.Status} and has no failed step to begin with.", id);
    }
}
