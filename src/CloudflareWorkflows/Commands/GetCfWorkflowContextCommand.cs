using System.Management.Automation;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the context that commands of this runspace run in: account, address, and where the credential came
/// from.</summary>
/// <remarks>
/// <para>
/// Nothing comes back without a connection, and after a Connect-CfWorkflow that failed. The credential itself cannot be read
/// from it. Hand it to other runspaces with -Context, for example with $using: in ForEach-Object -Parallel.
/// </para>
/// <para>
/// RequestsLeft and RequestsResetOn are what the service said last. They are empty until it has said so, and again as soon as
/// the time in RequestsResetOn has passed.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowContext</code>
/// <para>Shows account and address, and how many requests the service still allows.</para>
/// </example>
/// <example>
/// <code>$context = Get-CfWorkflowContext
/// Get-CfWorkflow -Context $context</code>
/// <para>Keeps the context and uses it, whatever is connected later.</para>
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
