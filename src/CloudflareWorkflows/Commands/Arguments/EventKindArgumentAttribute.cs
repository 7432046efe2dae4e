using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Takes types of what happens to an instance in any case and with wildcards, and hands them on in the service's
/// spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EventKindArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        IEnumerable<object?> items = LanguagePrimitives.GetEnumerable(inputData)?.Cast<object?>() ?? [inputData];
        return items.SelectMany(item => Matching(item?.ToString() ?? "")).Distinct(StringComparer.Ordinal).ToArray();
    }

    private static string[] Matching(string text)
    {
        WildcardPattern pattern = WildcardPattern.Get(text, WildcardOptions.IgnoreCase);
        string[] types = Array.FindAll(EventKind.s_all, pattern.IsMatch);
        return types.Length > 0
            ? types
            : throw new ArgumentTransformationMetadataException(
                $"'{text}' is no type of event. The types are {string.Join(", ", EventKind.s_all)}.");
    }
}
