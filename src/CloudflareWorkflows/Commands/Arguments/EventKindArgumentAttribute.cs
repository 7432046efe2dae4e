using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
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
        string[] types = Matching(text);
        return types.Length > 0
            ? types
            : throw new ArgumentTransformationMetadataException(
                $"'{VisibleText.OnOneLine(text)}' is no type of event. The types are {string.Join(", ", EventKind.s_all)}.");
    }

    private static string[] Matching(string text)
    {
        try
        {
            return Array.FindAll(EventKind.s_all, WildcardPattern.Get(text, WildcardOptions.IgnoreCase).IsMatch);
        }
        catch (WildcardPatternException)
        {
            // Nothing matches half a pattern; the engine's own message would quote it as it is.
            return [];
        }
    }
}
