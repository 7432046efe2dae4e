using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A type of event.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventTypeAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.EventType(text);
}
