using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>An input that comes from an archive. Its ID was free for another run after the service deleted the instance, and
/// a restart is another run of the same instance.</summary>
internal sealed class ArchivedInput
{
    private readonly PSObject _input;

    private ArchivedInput(PSObject input)
    {
        _input = input;
    }

    /// <summary>Returns the input if it comes from an archive; else null. A copy that has lost its type counts.</summary>
    public static ArchivedInput? Of(PSObject? input) => input is not null && (input.BaseObject is WorkflowInstance instance
        ? instance.ReadOn is not null
        : InputShape.Text(input, nameof(WorkflowInstance.ReadOn)).Length > 0)
            ? new ArchivedInput(input)
            : null;

    /// <summary>The error of a command that would change what has the ID today.</summary>
    public CmdletErrorException Refused() => new(
        "FromArchive", ErrorCategory.InvalidOperation,
        $"{Subject} comes from an archive: it's what the service returned{ReadOn}. Its ID may belong to another run today.", _input)
    {
        RecommendedAction = "Use instances from Get-CfWorkflowInstance. With -Force, the command reads each instance first, and changes "
            + "it only if it's still the same run.",
    };

    /// <summary>Rejects an instance of the service that isn't the run of this input.</summary>
    /// <exception cref="CmdletErrorException">It's another run, or this can't be told.</exception>
    public void RefuseOtherRun(WorkflowInstance today) => RefuseOtherRun(StartOf(today.Id), today);

    /// <summary>Rejects an instance of the service that isn't the run that an archive has.</summary>
    /// <param name="archived">The instance of the archive.</param>
    /// <param name="today">The instance of the service.</param>
    /// <exception cref="CmdletErrorException">It's another run, or this can't be told.</exception>
    public static void RefuseOtherRun(WorkflowInstance archived, WorkflowInstance today) =>
        RefuseOtherRun(archived.StartedOn, today);

    private static void RefuseOtherRun(DateTime? startedOn, WorkflowInstance today)
    {
        if (startedOn is not DateTime start)
        {
            throw new CmdletErrorException(
                "RunUnknown", ErrorCategory.InvalidOperation,
                $"'{today.Id}' comes from an archive that doesn't say when it started. It can't be told whether it's the same run today.",
                today.Id)
            {
                RecommendedAction = "Use the instance from Get-CfWorkflowInstance.",
            };
        }

        if (!today.HasStartedAt(start))
        {
            throw new CmdletErrorException(
                "OtherRun", ErrorCategory.InvalidOperation,
                $"'{today.Id}' is another run today than in the archive: it started at "
                    + $"{(today.StartedOn is DateTime other ? Local(other) : "no time yet")}, and not at {Local(start)}.",
                today.Id)
            {
                RecommendedAction = "Look at the instance of today with Get-CfWorkflowInstance.",
            };
        }
    }

    /// <summary>The instance, or the first of several, as a group of errors has them.</summary>
    private string Subject => SerializedObjects.Group(_input) is { Group: [WorkflowInstance first, ..] rest }
        ? rest.Length == 1 ? $"'{first.Id}'" : $"The group of '{first.Id}' and {rest.Length - 1} more"
        : Name is { Length: > 0 } id ? $"'{id}'"
        : "This input";

    private string Name => OwnId.IsCollection(_input) ? ""
        : InputShape.KindOf(_input) != InputKind.Step && InputShape.Text(_input, "Id") is { Length: > 0 } id
        ? id
        : InputShape.Text(_input, "InstanceId");

    /// <summary>Times of runs can differ by milliseconds.</summary>
    private static string Local(DateTime time) => $"{time.ToLocalTime():yyyy-MM-dd HH:mm:ss.fff}";

    private string ReadOn =>
        new InputValues(_input).Time(nameof(WorkflowInstance.ReadOn)) is DateTime readOn ? $" on {TimeText.Of(readOn)}" : "";

    /// <summary>When an instance of this input started. That of a step is another time.</summary>
    private DateTime? StartOf(string id) => SerializedObjects.Group(_input) is WorkflowErrorGroup group
        ? group.Group.FirstOrDefault(instance => instance.Id == id)?.StartedOn
        : InputShape.KindOf(_input) == InputKind.Step ? null
        : new InputValues(_input).Time(nameof(WorkflowInstance.StartedOn));
}
