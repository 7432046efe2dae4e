using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts statuses in any case and converts them to the service's spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class StatusArgumentAttribute : WordArgumentAttribute
{
    private protected override string[] Spelled(string text) =>
        Array.Find(InstanceStatus.s_all, status => string.Equals(status, text, StringComparison.OrdinalIgnoreCase))
            is string found
            ? [found]
            : throw new ArgumentTransformationMetadataException(
                $"'{VisibleText.OnOneLine(text)}' isn't a status. The statuses are {string.Join(", ", InstanceStatus.s_all)}.");
}
