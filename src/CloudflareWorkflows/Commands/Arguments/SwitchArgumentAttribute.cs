using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A switch of Connect-CfWorkflow. PowerShell knows a switch by its type, so that one of a wrong value fails before
/// the command runs: then this drops the connection, as the command would.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SwitchArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is SwitchParameter or bool)
        {
            return value;
        }

        DefaultContext.Current.Drop();
        throw new ArgumentTransformationMetadataException("A switch takes $true or $false.");
    }
}
