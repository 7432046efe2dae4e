using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the id of an existing instance.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstanceIdAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.InstanceId(text);
}
