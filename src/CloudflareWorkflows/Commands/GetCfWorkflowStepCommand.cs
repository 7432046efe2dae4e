using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the steps that an instance has reached: status, times, attempts, errors, and outputs.</summary>
/// <remarks>
/// <para>
/// The command sends one request per instance. The service adds a counter to the name of each step: the first step
/// named charge is charge-1. The service truncates long outputs. -FullOutput reads complete outputs. It takes one more
/// request for each step that has an output, several at the same time.
/// </para>
/// <para>
/// A step can also return a stream of bytes, of any length. The command never holds such an output in memory: -OutFile
/// writes it to a file. An output that isn't a stream is written as JSON in UTF-8. The local engine doesn't truncate
/// outputs, and returns the content of a stream as text.
/// </para>
/// <para>
/// An instance from Import-CfWorkflowInstance contains its steps: no request is sent, and no connection is needed. If it
/// was exported without steps, or with -FullOutput, -Attempt, or -OutFile, the command reads the instance. If its ID belongs
/// to another run today, the error is OtherRun.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowStep</code>
/// <para>Shows the steps of the newest instance.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored | Get-CfWorkflowStep -Failed</code>
/// <para>Shows the failed steps of the instances that ended with an error.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance image-pipeline -Newest 1 | Get-CfWorkflowStep -Name watermark-1 -OutFile watermarked.png -Force</code>
/// <para>Writes the output of a step to a file.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowStep", DefaultParameterSetName = "Steps", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowStep), ParameterSetName = ["Steps"])]
[OutputType(typeof(FileInfo), ParameterSetName = ["File"])]
public sealed class GetCfWorkflowStepCommand : InstanceCommand
{
    private StepFile? _file;

    /// <summary>Specifies names of steps as the service shows them, for example charge-1. Wildcards are supported.
    /// Names are case-sensitive.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Returns only steps of these types.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet("step", "sleep", "waitForEvent", "rollback", "termination")]
    public string[]? Type { get; set; }

    /// <summary>Returns only failed steps.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Failed { get; set; }

    /// <summary>Returns the complete output of each step. A stream causes the error StreamOutput: use -OutFile
    /// instead.</summary>
    [Parameter(ParameterSetName = "Steps")]
    [SwitchValue]
    public SwitchParameter FullOutput { get; set; }

    /// <summary>Returns each step as it was after this attempt, counted from 1. Sleeps and waits have no attempts, and
    /// cause the error AttemptUnfit.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Attempt { get; set; }

    /// <summary>Specifies the file to write the output of one step to. If the command is interrupted, it leaves no
    /// partial file.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "File")]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = "";

    /// <summary>Overwrites an existing file. Without this switch, an existing file causes the error
    /// FileExists.</summary>
    [Parameter(ParameterSetName = "File")]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file that was written. By default, the command returns no output with -OutFile.</summary>
    [Parameter(ParameterSetName = "File")]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        if (ParameterSetName == "File")
        {
            _file = StepFile.At(FileSystemPath.Of(SessionState, OutFile), Force);
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        ArchivedInput? archived = ArchivedInput.Of(InputObject);
        foreach (string id in Input.Ids())
        {
            if (archived is not null && Held(id) is WorkflowInstanceDetail held)
            {
                Array.ForEach(Array.FindAll(held.Steps, Wants), WriteObject);
            }
            else
            {
                AccountApi api = OpenApi();
                Guard(id, () => Handle(api, id, archived));
            }

            Count();
        }
    }

    /// <summary>The full object of an archive has the steps. Only the service has more about them.</summary>
    private WorkflowInstanceDetail? Held(string id) =>
        _file is null && Attempt is null && !FullOutput ? FullInput.Of(InputObject, AccountId, WorkflowName, id) : null;

    private void Handle(AccountApi api, string id, ArchivedInput? archived)
    {
        WorkflowInstanceDetail instance = Await(api.Instances.GetAsync(WorkflowName, id, steps: true, StopToken));
        archived?.RefuseOtherRun(instance);
        WorkflowStep[] steps = [.. instance.Steps.Where(Wants)];
        if (_file is not null)
        {
            WriteFile(_file, api.Steps, _file.SingleStep(steps, id));
        }
        else if (Attempt is not null || FullOutput)
        {
            WriteWhole(api.Steps, steps);
        }
        else
        {
            Array.ForEach(steps, WriteObject);
        }
    }

    private void WriteWhole(StepsClient client, WorkflowStep[] steps)
    {
        WorkflowStep[] fit = Array.FindAll(steps, step => AttemptArgument.Fits(step, Attempt));
        foreach (WorkflowStep step in steps.Except(fit))
        {
            Guard(step.Name, () => throw AttemptArgument.Refused(step));
        }

        foreach (Outcome<WorkflowStep, WorkflowStep> outcome in
            Stream(token => StepOutputs.RunAsync(client, fit, Attempt, token)))
        {
            Guard(outcome.Input.Name, () => WriteObject(outcome.ResultOrThrow()));
        }
    }

    private void WriteFile(StepFile file, StepsClient client, WorkflowStep step) => Guard(step.Name, () =>
    {
        if (ShouldProcess(file.Path, $"Write the output of '{step.Name}'"))
        {
            FileInfo written = file.Write(client, new StepAddress(step, Attempt), Await, StopToken);
            if (PassThru)
            {
                WriteItem(written);
            }
        }
    });

    private bool Wants(WorkflowStep step) =>
        (!Failed || step.Status == InstanceStatus.Errored)
        && (Type is null || Type.Contains(step.Type, StringComparer.OrdinalIgnoreCase))
        && (Name is null || Array.Exists(Name, name => WildcardPattern.Get(name, default).IsMatch(step.Name)));
}
