using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the id of a version.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VersionIdAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.VersionId(text);
}
