using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Changes the limit of a concurrency key.</summary>
/// <remarks>
/// <para>
/// A lower limit doesn't stop running instances. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey -KeyName smtp* | Set-CfWorkflowConcurrencyKey -Limit 10</code>
/// <para>Sets the limit of all keys whose names begin with smtp.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey | Set-CfWorkflowConcurrencyKey -Limit 1 -WhatIf</code>
/// <para>Shows which keys would change.</para>
/// </example>
/// <seealso cref="GetCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="NewCfWorkflowConcurrencyKeyCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflowConcurrencyKey", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowConcurrencyKey))]
public sealed class SetCfWorkflowConcurrencyKeyCommand : ContextCommand
{
    /// <summary>Specifies key IDs. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ConcurrencyKeyCompleter))]
    public string[] KeyId { get; set; } = [];

    /// <summary>Specifies how many instances can run at the same time. The minimum is 1.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [WholeNumberArgument]
    [ValidateRange(1, int.MaxValue)]
    public int Limit { get; set; }

    /// <summary>Returns the key after the change. By default, this command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        ConcurrencyKeysClient client = OpenApi().ConcurrencyKeys;
        foreach (string id in KeyId)
        {
            if (ShouldProcess(id, $"Set limit of concurrency key to {Limit}"))
            {
                Guard(id, () => Change(client, id));
            }
        }
    }

    private void Change(ConcurrencyKeysClient client, string id)
    {
        WorkflowConcurrencyKey? key = Await(client.ChangeAsync(id, Limit, StopToken));
        if (PassThru)
        {
            WriteObject(key ?? Await(client.GetAsync(id, StopToken)));
        }
    }
}
