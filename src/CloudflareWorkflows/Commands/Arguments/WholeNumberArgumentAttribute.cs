using System;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts an integer, or text that is one. PowerShell would round a fraction, convert true to 1, and
/// silently ignore a property of another type. Empty text, which a CSV file has for missing values, counts as
/// null.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WholeNumberArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        BaseObject.OrCustomObject(inputData) switch
        {
            null or "" => null,
            object value => int.TryParse(KeyText.Of(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new ArgumentTransformationMetadataException($"'{inputData}' isn't a whole number, or is too large."),
        };
}
