using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the identity of a step from an object, including one that was serialized, selected, or read from a
/// CSV file.</summary>
internal static class StepArgument
{
    /// <summary>Reads name, type and occurrence, as far as available.</summary>
    public static WorkflowStep Read(PSObject step) => new()
    {
        Name = Text(step, nameof(WorkflowStep.Name)),
        Type = Text(step, nameof(WorkflowStep.Type)),
        Occurrence = int.TryParse(
            Text(step, nameof(WorkflowStep.Occurrence)), NumberStyles.None, CultureInfo.InvariantCulture, out int occurrence)
            ? occurrence
            : null,
    };

    /// <summary>Returns the key of a step within its instance.</summary>
    public static string Key(PSObject step) =>
        $"{Text(step, nameof(WorkflowStep.Type))} {Text(step, nameof(WorkflowStep.Name))} {Text(step, nameof(WorkflowStep.Occurrence))}";

    private static string Text(PSObject step, string property) => InputShape.Text(step, property);
}
