using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Takes statuses in any case and hands them on in the service's spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatusArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        IEnumerable<object?> items = LanguagePrimitives.GetEnumerable(inputData)?.Cast<object?>() ?? [inputData];
        return items.Select(item => Spelled(item?.ToString() ?? "")).ToArray();
    }

    private static string Spelled(string text) =>
        Array.Find(InstanceStatus.s_all, status => string.Equals(status, text, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentTransformationMetadataException(
            $"'{text}' is not a status. The statuses are {string.Join(", ", InstanceStatus.s_all)}.");
}
