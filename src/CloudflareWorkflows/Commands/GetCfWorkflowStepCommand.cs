using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Files;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the steps that an instance has come to: status, times, attempts, errors and outputs.</summary>
/// <remarks>
/// <para>
/// One request for each instance. The service adds a counter to the name of each step: the first step called charge is
/// charge-1. It shortens long outputs: -FullOutput reads them whole, one request more for each step that has one, several
/// at a time.
/// </para>
/// <para>
/// A step can also return a stream of bytes, of any length. Such an output is never held in memory: -OutFile writes it to
/// a file. An output that is not a stream is written as JSON in UTF-8. The local engine shortens nothing, and tells what a
/// stream holds as if it were text.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 | Get-CfWorkflowStep</code>
/// <para>Shows the steps of the newest instance.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored | Get-CfWorkflowStep -Failed</code>
/// <para>Shows the steps at which instances failed.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance image-pipeline -Newest 1 | Get-CfWorkflowStep -Name watermark-1 -OutFile watermarked.png -Force</code>
/// <para>Writes what a step returned to a file.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowStep", DefaultParameterSetName = "Steps", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowStep), ParameterSetName = ["Steps"])]
[OutputType(typeof(FileInfo), ParameterSetName = ["File"])]
public sealed class GetCfWorkflowStepCommand : InstanceCommand
{
    private StepFile? _file;

    /// <summary>Names of steps as the service shows them, for example charge-1.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(StepNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only steps of these types.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet("step", "sleep", "waitForEvent", "rollback", "termination")]
    public string[]? Type { get; set; }

    /// <summary>Only steps that failed.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Failed { get; set; }

    /// <summary>Reads the whole output of each step. A stream is an error: see -OutFile.</summary>
    [Parameter(ParameterSetName = "Steps")]
    [SwitchValue]
    public SwitchParameter FullOutput { get; set; }

    /// <summary>Gives each step as this attempt, from 1, left it. Sleeps and waits have none, which is an error.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Attempt { get; set; }

    /// <summary>The file that takes the output of one step. What is broken off leaves nothing behind.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "File")]
    [ValidateNotNullOrEmpty]
    public string OutFile { get; set; } = "";

    /// <summary>Overwrites the file if there is one; without this that is an error.</summary>
    [Parameter(ParameterSetName = "File")]
    [SwitchValue]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file that was written; without this nothing is given.</summary>
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
        AccountApi api = OpenApi();
        foreach (string id in Input.Ids())
        {
            Guard(id, () => Handle(api, id));
            Count();
        }
    }

    private void Handle(AccountApi api, string id)
    {
        WorkflowInstanceDetail instance = Await(api.Instances.GetAsync(WorkflowName, id, steps: true, StopToken));
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
                WriteObject(written);
            }
        }
    });

    private bool Wants(WorkflowStep step) =>
        (!Failed || step.Status == InstanceStatus.Errored)
        && (Type is null || Type.Contains(step.Type, StringComparer.OrdinalIgnoreCase))
        && (Name is null || Array.Exists(Name, name => WildcardPattern.Get(name, default).IsMatch(step.Name)));
}
