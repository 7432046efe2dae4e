using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Forgets the connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Nothing is sent. Contexts that were handed out with Get-CfWorkflowContext go on working, and so do the environment
/// variables.
/// </para>
/// </remarks>
/// <example>
/// <code>Disconnect-CfWorkflow</code>
/// <para>Forgets account and credential.</para>
/// </example>
/// <seealso cref="ConnectCfWorkflowCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "CfWorkflow")]
[OutputType(typeof(void))]
public sealed class DisconnectCfWorkflowCommand : CloudflareCommand
{
    /// <inheritdoc/>
    protected override void OnEnd()
    {
        DefaultContext.Current.Connected = null;
        DefaultContext.Current.FromEnvironment = null;
    }
}
