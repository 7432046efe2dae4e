using System;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts a number, or text that is one. PowerShell would convert empty text to 0, true to 1, and the text 0,5 to 5.
/// Empty text counts as null.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NumberArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        BaseObject.OrCustomObject(inputData) switch
        {
            null or "" => null,
            double or float or decimal => inputData,
            object value => double.TryParse(KeyText.Of(value), NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw new ArgumentTransformationMetadataException($"'{inputData}' isn't a number."),
        };
}
