using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts a point in time: a DateTime, a DateTimeOffset, ISO 8601 text, or a span before now. PowerShell's
/// own conversion depends on the user's culture and calendar.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TimeArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null ? null : new PointInTime(ModuleTime.Provider.GetUtcNow(), TimeZoneInfo.Local).Read(inputData);
        }
        catch (FormatException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }
}
