using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets what the account sets for all its workflows: how long instances are kept that have ended.</summary>
/// <remarks>
/// <para>
/// A workflow that has a retention of its own does not follow the account's; Get-CfWorkflowVersion shows it. The local
/// engine has no settings.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowSetting</code>
/// <para>Shows the account's settings; what is empty is at the service's default.</para>
/// </example>
/// <example>
/// <code>(Get-CfWorkflowSetting).ErrorRetention</code>
/// <para>Shows how long instances are kept that ended with an error.</para>
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
