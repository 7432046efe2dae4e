using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Forgets the connection of this runspace.</summary>
/// <remarks>
/// <para>
/// Nothing is sent. Contexts that you kept go on working. Afterwards the commands use the environment variables
/// CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_API_BASE_URL, if they are set.
/// </para>
/// <para>
/// A Connect-CfWorkflow that failed leaves the runspace not connected. Disconnect-CfWorkflow ends that state too.
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
    protected override void OnEnd() => DefaultContext.Current.Disconnect();
}
