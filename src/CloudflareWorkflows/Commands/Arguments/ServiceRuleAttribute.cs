using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A rule of the service for text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum TextRule
{
    /// <summary>Text that addresses one workflow.</summary>
    WorkflowName,

    /// <summary>The ID of an instance that exists.</summary>
    InstanceId,

    /// <summary>The ID of a new instance.</summary>
    NewInstanceId,

    /// <summary>The ID of a version.</summary>
    VersionId,

    /// <summary>The type of an event.</summary>
    EventType,

    /// <summary>A name or ID without a rule of its own, which is part of an address.</summary>
    PathSegment,
}

/// <summary>Rejects text that breaks a rule of the service, before a request is sent. Null and empty values pass:
/// other attributes decide whether a value is required.</summary>
/// <param name="rule">The rule.</param>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ServiceRuleAttribute(TextRule rule) : ValidateArgumentsAttribute
{
    /// <summary>The rule.</summary>
    public TextRule Rule { get; } = rule;

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        foreach (object? item in LanguagePrimitives.GetEnumerable(arguments) ?? new[] { arguments })
        {
            string? text = item?.ToString();
            if (text is not null && Breach(text) is string breach)
            {
                throw new ValidationMetadataException($"'{VisibleText.OnOneLine(text)}' isn't valid: {breach}.");
            }
        }
    }

    private string? Breach(string text) => Rule switch
    {
        TextRule.WorkflowName => WorkflowNameArgument.Breach(text),
        TextRule.InstanceId => ServiceRules.InstanceId(text),
        TextRule.NewInstanceId => ServiceRules.NewInstanceId(text),
        TextRule.VersionId => ServiceRules.VersionId(text),
        TextRule.EventType => ServiceRules.EventType(text),
        _ => ServiceRules.PathSegment(text),
    };
}
