using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the id of a new instance.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NewInstanceIdAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.NewInstanceId(text);
}
