using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates a name or id that has no other rule than being a path segment.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PathSegmentAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.PathSegment(text);
}
