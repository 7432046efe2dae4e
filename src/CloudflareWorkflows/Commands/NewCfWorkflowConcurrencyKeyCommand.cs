using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Creates a concurrency key: a limit on running instances that workflows can share.</summary>
/// <remarks>
/// <para>
/// A name that is in use causes the error Conflict. The request isn't retried after a lost response. In that case, use
/// Get-CfWorkflowConcurrencyKey to check whether the key exists. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowConcurrencyKey -KeyName smtp -Limit 5</code>
/// <para>Creates a key that lets five instances run at the same time.</para>
/// </example>
/// <example>
/// <code>[pscustomobject]@{ KeyName = 'printer'; Limit = 1 } | New-CfWorkflowConcurrencyKey</code>
/// <para>Creates a key for each piped object.</para>
/// </example>
/// <seealso cref="GetCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="SetCfWorkflowConcurrencyKeyCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowConcurrencyKey", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowConcurrencyKey))]
public sealed class NewCfWorkflowConcurrencyKeyCommand : ContextCommand
{
    /// <summary>Specifies the name of the key. It's unique in the account.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string KeyName { get; set; } = "";

    /// <summary>Specifies how many instances can run at the same time. The minimum is 1.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    [ValidateRange(1, int.MaxValue)]
    public int Limit { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        ConcurrencyKeysClient client = OpenApi().ConcurrencyKeys;
        if (ShouldProcess(KeyName, $"Create concurrency key with a limit of {Limit}"))
        {
            Guard(KeyName, () => WriteObject(Await(client.CreateAsync(KeyName, Limit, StopToken))));
        }
    }
}
