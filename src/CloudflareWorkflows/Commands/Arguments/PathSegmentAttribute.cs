using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A name or id without a rule of its own, which is part of an address.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PathSegmentAttribute : ServiceRuleAttribute
{
    private protected override string? Breach(string text) => ServiceRules.PathSegment(text);
}
