using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts words of the service in any case and converts them to the service's spelling.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class WordArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        IEnumerable<object?> items = LanguagePrimitives.GetEnumerable(inputData)?.Cast<object?>() ?? [inputData];
        return items.SelectMany(item => Spelled(item?.ToString() ?? "")).Distinct(StringComparer.Ordinal).ToArray();
    }

    /// <summary>Returns the service's words for a text.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The text matches none.</exception>
    private protected abstract string[] Spelled(string text);
}
