using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the context of this runspace: the account, the API address, and the source of the
/// credential.</summary>
/// <remarks>
/// <para>
/// The command returns nothing if the runspace isn't connected and the environment variables aren't set, or if the last
/// Connect-CfWorkflow failed. You can't read the credential from the context. Pass the context to other runspaces with
/// -Context, for example with $using: in ForEach-Object -Parallel.
/// </para>
/// <para>
/// RequestsLeft and RequestsResetOn are the last values that the service reported. They're empty until the service
/// reports them, and again after the time in RequestsResetOn.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowContext</code>
/// <para>Shows the account, the API address, and how many requests the service still allows.</para>
/// </example>
/// <example>
/// <code>$context = Get-CfWorkflowContext
/// Get-CfWorkflow -Context $context</code>
/// <para>Saves the context and uses it, regardless of later connections.</para>
/// </example>
/// <seealso cref="ConnectCfWorkflowCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowContext")]
[OutputType(typeof(WorkflowContext))]
public sealed class GetCfWorkflowContextCommand : SessionCommand
{
    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (RunspaceContext() is WorkflowContext context)
        {
            WriteObject(context);
        }
    }
}
