using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;

namespace CloudflareWorkflows.Commands;

/// <summary>Removes concurrency keys.</summary>
/// <remarks>
/// <para>
/// A key that a workflow refers to can't be removed, and causes the error Conflict. The token needs the permission
/// Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey -KeyName test-* | Remove-CfWorkflowConcurrencyKey</code>
/// <para>Removes all keys whose names begin with test-.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey | Remove-CfWorkflowConcurrencyKey -WhatIf</code>
/// <para>Shows which keys would be removed.</para>
/// </example>
/// <seealso cref="GetCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="NewCfWorkflowConcurrencyKeyCommand"/>
[Cmdlet(VerbsCommon.Remove, "CfWorkflowConcurrencyKey", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class RemoveCfWorkflowConcurrencyKeyCommand : ContextCommand
{
    /// <summary>Specifies key IDs. Wildcards aren't supported.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ConcurrencyKeyCompleter))]
    public string[] KeyId { get; set; } = [];

    /// <inheritdoc/>
    protected override string Permission => "Workers Scripts Write";

    /// <inheritdoc/>
    protected override void OnInput()
    {
        ConcurrencyKeysClient client = OpenApi().ConcurrencyKeys;
        foreach (string id in KeyId)
        {
            if (ShouldProcess(id, "Remove concurrency key"))
            {
                Guard(id, () => Await(client.DeleteAsync(id, StopToken)));
            }
        }
    }
}
