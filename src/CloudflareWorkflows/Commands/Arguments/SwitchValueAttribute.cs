using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the value of a switch: true or false. PowerShell converts null, the value of an unset variable,
/// to true.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public class SwitchValueAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = BaseObject.Of(inputData);
        return value is SwitchParameter or bool ? value : throw Refused();
    }

    private protected virtual Exception Refused() =>
        new ArgumentTransformationMetadataException("A switch must be $true or $false.");
}
