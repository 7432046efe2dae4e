using System;
using System.Collections;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts definitions that a job or a CLIXML file returned. All other values stay as they are: PowerShell refuses
/// them, or binds them to another parameter.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DefinitionArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly string s_deserialized = "Deserialized." + typeof(WorkflowDefinition).FullName;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list
            ? list.Cast<object?>().Select(Convert).ToArray()
            : Convert(inputData);

    private static object? Convert(object? value) =>
        value is PSObject input && input.TypeNames.Contains(s_deserialized) ? Restore(input) : value;

    private static WorkflowDefinition Restore(PSObject input)
    {
        InputValues values = new(input);
        return new WorkflowDefinition
        {
            Name = values.Text(nameof(WorkflowDefinition.Name)) ?? "",
            ScriptName = values.Text(nameof(WorkflowDefinition.ScriptName)) ?? "",
            ClassName = values.Text(nameof(WorkflowDefinition.ClassName)) ?? "",
            StepLimit = Number(nameof(WorkflowDefinition.StepLimit)),
            SuccessRetention = RetentionOf(nameof(WorkflowDefinition.SuccessRetention)),
            ErrorRetention = RetentionOf(nameof(WorkflowDefinition.ErrorRetention)),
            ConcurrencyLimit = Number(nameof(WorkflowDefinition.ConcurrencyLimit)),
            Jurisdiction = values.Text(nameof(WorkflowDefinition.Jurisdiction)),
            IsReference = values.Text(nameof(WorkflowDefinition.IsReference)) == bool.TrueString,
            Environment = values.Text(nameof(WorkflowDefinition.Environment)),
            Path = values.Text(nameof(WorkflowDefinition.Path)) ?? "",
            AccountId = values.Text(nameof(WorkflowDefinition.AccountId)),
            Schedule = [.. (values.List(nameof(WorkflowDefinition.Schedule)) ?? []).Select(cron => cron.ToString())],
        };

        int? Number(string property) => values.Text(property) is null ? null : values.Number(property);

        Retention? RetentionOf(string property) =>
            values.Text(property) is string text ? Retention.Parse(text) : null;
    }
}
