using System;
using System.ComponentModel;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Takes empty text, which a CSV has where nothing is, for nothing; PowerShell would take it for 0.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SettingArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is "" ? null : inputData;
}
