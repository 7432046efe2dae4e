using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Creates a concurrency key: a limit on running instances that workflows may share.</summary>
/// <remarks>
/// <para>
/// A name that is in use is a conflict. The request is not repeated after a lost answer; look with
/// Get-CfWorkflowConcurrencyKey whether the key is there. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowConcurrencyKey -KeyName smtp -Limit 5</code>
/// <para>Makes a key that lets five instances run at once.</para>
/// </example>
/// <example>
/// <code>[pscustomobject]@{ KeyName = 'printer'; Limit = 1 } | New-CfWorkflowConcurrencyKey</code>
/// <para>Makes a key for each object that is piped in.</para>
/// </example>
/// <seealso cref="GetCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="SetCfWorkflowConcurrencyKeyCommand"/>
[Cmdlet(VerbsCommon.New, "CfWorkflowConcurrencyKey", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowConcurrencyKey))]
public sealed class NewCfWorkflowConcurrencyKeyCommand : ContextCommand
{
    /// <summary>The name, unique in the account.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string KeyName { get; set; } = "";

    /// <summary>How many instances may run at once.</summary>
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
