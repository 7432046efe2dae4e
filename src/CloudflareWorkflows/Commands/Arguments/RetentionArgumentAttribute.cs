using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Views;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Accepts a retention as a TimeSpan or as the service's phrase. A plain number is rejected: for PowerShell
/// it would be ticks, for the service milliseconds.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RetentionArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = BaseObject.Of(inputData);
        try
        {
            return value switch
            {
                null or "" => null,
                Retention => value,
                TimeSpan time => Retention.FromTimeSpan(time),
                _ => Retention.Parse(LanguagePrimitives.ConvertTo<string>(value)),
            };
        }
        catch (FormatException failure)
        {
            throw new ArgumentTransformationMetadataException(VisibleText.OnOneLine(failure.Message), failure);
        }
    }
}
