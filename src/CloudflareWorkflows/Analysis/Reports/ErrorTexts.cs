using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>The texts of errors in a report. A report without data has the template of each message: what varies between
/// messages, and each number, ID, address, or quoted text, can come from the data.</summary>
internal sealed class ErrorTexts
{
    private readonly Dictionary<string, string>? _templates;

    private ErrorTexts(Dictionary<string, string>? templates) => _templates = templates;

    /// <summary>Messages as they are.</summary>
    public static ErrorTexts Unchanged { get; } = new(null);

    /// <summary>Templates of all messages of the instances.</summary>
    public static ErrorTexts TemplatesOf(IEnumerable<WorkflowInstanceDetail> instances)
    {
        string[] messages =
        [
            .. instances.SelectMany(Errors).OfType<WorkflowError>().SelectMany(error => new[] { error, error.Unwrap() })
                .Select(error => error.Message).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        MessageGroups groups = MessageGroups.Of(messages, isSplit: false);
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        for (int index = 0; index < messages.Length; index++)
        {
            templates[messages[index]] = groups.Templates[groups.GroupOf[index]] ?? "";
        }

        return new ErrorTexts(templates);
    }

    /// <summary>Returns the message to show; empty without one.</summary>
    public string Message(WorkflowError error) => _templates is null ? error.Message ?? "" : Template(error.Message);

    /// <summary>Returns the message of a group to show; empty without one.</summary>
    public string Message(WorkflowErrorGroup group) =>
        _templates is null ? group.Message ?? "" : Template(group.SampleMessage ?? group.Message);

    private string Template(string? message) => message is null ? ""
        : _templates!.TryGetValue(message, out string? template) ? template
        : new MaskedMessage(message).Text;

    private static IEnumerable<WorkflowError?> Errors(WorkflowInstanceDetail instance) =>
        new[] { instance.Error, instance.Rollback?.Error }
            .Concat(instance.Steps.Select(step => step.Error))
            .Concat(instance.Steps.SelectMany(step => step.Attempts).Select(attempt => attempt.Error));
}
