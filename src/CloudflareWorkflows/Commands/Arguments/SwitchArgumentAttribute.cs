using System;
using System.ComponentModel;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>A switch of Connect-CfWorkflow. PowerShell validates a switch by its type before the command runs; a
/// wrong value then drops the connection here, as the command would.</summary>
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
