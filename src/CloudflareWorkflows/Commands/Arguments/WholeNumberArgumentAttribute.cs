using System;
using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Takes a whole number, or text that is one. PowerShell itself would round a fraction, take true for 1, and leave a
/// property out without a word when it is something else. Empty text, which a CSV has where nothing is, is nothing.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WholeNumberArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        InputMembers.Unwrap(inputData) switch
        {
            null or "" => null,
            object value => int.TryParse(KeyText.Of(value), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
                ? number
                : throw new ArgumentTransformationMetadataException($"'{inputData}' is not a whole number that is small enough."),
        };
}
