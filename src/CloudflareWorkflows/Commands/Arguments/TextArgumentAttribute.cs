using System;
using System.Collections;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts text. PowerShell would convert any object to text, often its type name, and silently ignore a
/// property that is a list.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextArgumentAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a list of texts is accepted too.</summary>
    public bool IsList { get; set; }

    /// <summary>Whether null is an error. An unset variable isn't an empty text, if that has a meaning of its own.</summary>
    public bool RefusesNull { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = BaseObject.OrCustomObject(inputData);
        return value is null ? (RefusesNull ? throw new ArgumentTransformationMetadataException("The value is null.") : null)
            : IsList && LanguagePrimitives.GetEnumerable(value) is IEnumerable items and not IDictionary
                ? items.Cast<object?>().Select(Text).ToArray()
                : Text(value);
    }

    private static string Text(object? value) => value is null ? "" : KeyText.Of(value)
        ?? throw new ArgumentTransformationMetadataException($"a {BaseObject.OrCustomObject(value)!.GetType().Name} isn't text.");
}
