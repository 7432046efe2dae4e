using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the account's settings for all workflows: how long the service keeps ended instances.</summary>
/// <remarks>
/// <para>
/// A workflow with its own retention doesn't use the account's. Get-CfWorkflowVersion shows the retention of a
/// workflow. The local engine has no settings.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowSetting</code>
/// <para>Shows the settings of the account. An empty value means the default of the service.</para>
/// </example>
/// <example>
/// <code>(Get-CfWorkflowSetting).ErrorRetention</code>
/// <para>Shows how long the service keeps instances that ended with an error.</para>
/// </example>
/// <seealso cref="SetCfWorkflowSettingCommand"/>
/// <seealso cref="GetCfWorkflowVersionCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowSetting")]
[OutputType(typeof(WorkflowSetting))]
public sealed class GetCfWorkflowSettingCommand : ContextCommand
{
    /// <inheritdoc/>
    protected override void OnInput() => WriteObject(Await(OpenApi().Settings.GetAsync(StopToken)));
}
