using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts a length of time: a TimeSpan, or text such as 90m, 24h, or 7d. PowerShell would convert a number to
/// ticks.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpanArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData is null
        ? null
        : (BaseObject.Of(inputData) is TimeSpan span ? span : PointInTime.SpanOf(inputData)) is TimeSpan length && length > TimeSpan.Zero
            ? length
            : throw new ArgumentTransformationMetadataException(
                $"'{inputData}' isn't a length of time. Use a TimeSpan, or text such as 90m, 24h, or 7d.");
}
