using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Files;

/// <summary>The file for the output of a single step.</summary>
internal sealed class StepFile(string path, bool overwrite)
{
    private string? _writtenStep;

    public string Path => path;

    /// <summary>Validates the path.</summary>
    public static StepFile At(string path, bool overwrite)
    {
        OutputFile.Check(path, overwrite);
        return new StepFile(path, overwrite);
    }

    /// <summary>Returns the single step with an output. A step and its rollback have the same name, but only one has
    /// an output.</summary>
    public WorkflowStep SingleStep(WorkflowStep[] steps, string instanceId)
    {
        WorkflowStep[] possible = Array.FindAll(steps, step => StepAddress.HasOutput(step.Type));
        string? reason = possible.Length switch
        {
            0 => null,
            1 when _writtenStep is null => null,
            1 => $"'{_writtenStep}' and '{possible[0].Name}' of '{instanceId}'",
            _ => string.Join(", ", possible.Select(step => $"'{step.Name}'")),
        };
        if (reason is not null)
        {
            throw new CmdletErrorException(
                "SeveralSteps", ErrorCategory.InvalidArgument,
                $"The file can contain the output of one step, but there are several: {reason}.", instanceId)
            {
                RecommendedAction = "Choose one step with -Name.",
            };
        }

        return possible.FirstOrDefault() ?? throw (steps.Length > 0 ? NoOutput(steps[0]) : NoStep(instanceId));
    }

    /// <summary>Writes the output to the file.</summary>
    public FileInfo Write(
        StepsClient client, StepAddress address, Func<Task<StepResult?>, StepResult?> wait, CancellationToken stop)
    {
        if (!AttemptArgument.Fits(address.Step, address.Attempt))
        {
            throw AttemptArgument.Refused(address.Step);
        }

        using OutputFile file = new(path, overwrite);
        try
        {
            if (wait(client.GetAsync(address, file.Open, stop)) is StepResult result)
            {
                string json = result.OutputJson ?? throw NoOutput(address.Step);
                file.Write(output => output.Write(json));
            }

            FileInfo written = file.Finish();
            _writtenStep = address.Step.Name;
            return written;
        }
        catch (FileNotWritableException failure)
        {
            throw file.Failed(failure);
        }
    }

    private static CmdletErrorException NoStep(string instanceId) => new(
        "NoSuchStep", ErrorCategory.ObjectNotFound, $"No step of '{instanceId}' matches.", instanceId);

    private static CmdletErrorException NoOutput(WorkflowStep step) => new(
        "NoOutput", ErrorCategory.InvalidData,
        $"'{step.Name}' ({step.Type}, {step.Status}) has no output to write.", step.Name);
}
