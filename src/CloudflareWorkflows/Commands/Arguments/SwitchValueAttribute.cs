using System;
using System.ComponentModel;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A switch that is given a value: true or false. PowerShell takes null, which a variable holds that was never set,
/// for true.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public class SwitchValueAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value is SwitchParameter or bool ? value : throw Refused();
    }

    private protected virtual Exception Refused() =>
        new ArgumentTransformationMetadataException("A switch takes $true or $false.");
}
