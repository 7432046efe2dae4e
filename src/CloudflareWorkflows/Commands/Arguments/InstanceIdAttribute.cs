using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>An id of an instance that is there.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstanceIdAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.InstanceId(text);
}
