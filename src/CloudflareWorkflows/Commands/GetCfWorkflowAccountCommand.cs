using System.Management.Automation;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the Cloudflare accounts that the credential can use.</summary>
/// <remarks>
/// <para>
/// Use this command to choose an account. It needs a credential but no account: it also works after Connect-CfWorkflow
/// -NoAccount, or if only CLOUDFLARE_API_TOKEN is set.
/// </para>
/// <para>
/// Use the ID of an account as -AccountId of another command. To connect to an account, pipe it into Connect-CfWorkflow
/// with the same credential. Several piped accounts cause the error AccountNotChosen.
/// </para>
/// <para>
/// Cloudflare lists an account only if the token has a permission for it. The local engine has no accounts.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowAccount</code>
/// <para>Lists the accounts with their IDs and names.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowAccount | ForEach-Object { Get-CfWorkflow -AccountId $_.AccountId }</code>
/// <para>Lists the workflows of all accounts.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowAccount | Where-Object AccountName -like 'S*' | ForEach-Object { Get-CfWorkflow -AccountId $_.AccountId }</code>
/// <para>Lists the workflows of the accounts whose name starts with S.</para>
/// </example>
/// <seealso cref="ConnectCfWorkflowCommand"/>
/// <seealso cref="GetCfWorkflowContextCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowAccount")]
[OutputType(typeof(WorkflowAccount))]
public sealed class GetCfWorkflowAccountCommand : SessionCommand
{
    private WorkflowContext? _context;

    /// <summary>
    /// Specifies the context to run in, from Get-CfWorkflowContext or Connect-CfWorkflow -PassThru. The default is the
    /// connection of this runspace, or else the environment variables CLOUDFLARE_API_TOKEN and CLOUDFLARE_API_BASE_URL.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public WorkflowContext? Context { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Account Settings Read";

    /// <summary>Finds the context. Connect-CfWorkflow, later in the same pipeline, drops the connection when it
    /// begins.</summary>
    protected override void OnBegin() => _context = Context ?? RunspaceContext(needsAccount: false) ?? throw NotConnected();

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        foreach (Account account in Await(_context!.OpenAccounts(Log).ListAccountsAsync(StopToken)))
        {
            WriteObject(new WorkflowAccount { AccountId = account.Id, AccountName = account.Name });
        }
    }
}
