using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the type of an event to send.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventTypeAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.EventType(text);
}
