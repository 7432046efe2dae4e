using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Removes the connection of this runspace.</summary>
/// <remarks>
/// <para>
/// The command sends nothing. Contexts that you saved stay valid. Afterwards, commands use the environment variables
/// CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, and CLOUDFLARE_API_BASE_URL, if they are set.
/// </para>
/// <para>
/// If Connect-CfWorkflow fails, the runspace isn't connected. Disconnect-CfWorkflow ends that state too.
/// </para>
/// </remarks>
/// <example>
/// <code>Disconnect-CfWorkflow</code>
/// <para>Removes the account and the credential from this runspace.</para>
/// </example>
/// <seealso cref="ConnectCfWorkflowCommand"/>
[Cmdlet(VerbsCommunications.Disconnect, "CfWorkflow")]
[OutputType(typeof(void))]
public sealed class DisconnectCfWorkflowCommand : CloudflareCommand
{
    /// <inheritdoc/>
    protected override void OnEnd() => DefaultContext.Current.Disconnect();
}
