using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Takes types of what happens to an instance in any case and with wildcards, and hands them on in the service's
/// spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventKindArgumentAttribute : WordArgumentAttribute
{
    private protected override string[] Spelled(string text)
    {
        WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        string[] types = Array.FindAll(EventKind.s_all, pattern.IsMatch);
        return types.Length > 0
            ? types
            : throw new ArgumentTransformationMetadataException(
                $"'{text}' is no type of event. The types are {string.Join(", ", EventKind.s_all)}.");
    }
}
