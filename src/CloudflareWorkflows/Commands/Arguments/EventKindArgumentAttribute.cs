using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts event types in any case and with wildcards, and converts them to the service's
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
                $"'{VisibleText.OnOneLine(text)}' isn't an event type. The types are {string.Join(", ", EventKind.s_all)}.");
    }

    private static string[] Matching(string text)
    {
        try
        {
            return Array.FindAll(EventKind.s_all, WildcardPattern.Get(text, WildcardOptions.IgnoreCase).IsMatch);
        }
        catch (WildcardPatternException)
        {
            // An incomplete pattern matches nothing. The engine's own message would contain it unescaped.
            return [];
        }
    }
}
