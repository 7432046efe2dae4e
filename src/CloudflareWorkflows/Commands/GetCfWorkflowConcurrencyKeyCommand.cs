using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets concurrency keys: limits on running instances that workflows can share.</summary>
/// <remarks>
/// <para>
/// If you get a key by its ID, the output includes the workflows that refer to it. A name without wildcards that
/// doesn't exist causes the error NotFound. The local engine has no concurrency keys.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey</code>
/// <para>Lists all concurrency keys of the account.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowConcurrencyKey -KeyName smtp* | Get-CfWorkflowConcurrencyKey | ForEach-Object ReferencingWorkflows</code>
/// <para>Lists the workflows that refer to keys whose names begin with smtp.</para>
/// </example>
/// <seealso cref="NewCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="SetCfWorkflowConcurrencyKeyCommand"/>
/// <seealso cref="RemoveCfWorkflowConcurrencyKeyCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowConcurrencyKey")]
[OutputType(typeof(WorkflowConcurrencyKey))]
public sealed class GetCfWorkflowConcurrencyKeyCommand : ContextCommand
{
    /// <summary>Specifies key names. Wildcards are supported. Names are case-sensitive. Can't be used with -KeyId
    /// (error FilterWithId).</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ConcurrencyKeyCompleter))]
    public string[]? KeyName { get; set; }

    /// <summary>Specifies key IDs. Wildcards aren't supported.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ConcurrencyKeyCompleter))]
    public string[]? KeyId { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        ConcurrencyKeysClient client = OpenApi().ConcurrencyKeys;
        if (KeyId is null)
        {
            WriteListed(client);
            return;
        }

        if (IsTyped(nameof(KeyName)))
        {
            throw new CmdletErrorException(
                "FilterWithId", ErrorCategory.InvalidArgument,
                "-KeyName filters a listing. It can't be used with an ID.", nameof(KeyName));
        }

        foreach (string id in KeyId)
        {
            Guard(id, () => WriteObject(Await(client.GetAsync(id, StopToken))));
        }
    }

    private void WriteListed(ConcurrencyKeysClient client)
    {
        WildcardPattern[] patterns =
            [.. (KeyName ?? ["*"]).Select(name => WildcardPattern.Get(name, WildcardOptions.CultureInvariant))];
        string[] missing =
            [.. (KeyName ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name))];
        foreach (WorkflowConcurrencyKey key in Stream(client.ListAsync))
        {
            if (Array.Exists(patterns, pattern => pattern.IsMatch(key.KeyName)))
            {
                missing = Array.FindAll(missing, name => name != key.KeyName);
                WriteObject(key);
            }
        }

        foreach (string name in missing)
        {
            Guard(name, () => throw new CmdletErrorException(
                nameof(CloudflareErrorKind.NotFound), ErrorCategory.ObjectNotFound,
                $"There is no concurrency key '{name}'.", name));
        }
    }
}
