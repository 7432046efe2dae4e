using System;
using System.ComponentModel;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A switch of Connect-CfWorkflow. PowerShell knows a switch by its type, so that one of a wrong value fails before
/// the command runs: then this drops the connection, as the command would.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SwitchArgumentAttribute : SwitchValueAttribute
{
    private protected override Exception Refused()
    {
        DefaultContext.Current.Drop();
        return base.Refused();
    }
}
