using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets the workflows of an account, with the counts of their instances by status.</summary>
/// <remarks>
/// <para>
/// A name without wildcards that does not exist is an error; a pattern that matches nothing is not. Names are compared
/// letter by letter, as the service does.
/// </para>
/// <para>
/// The service lists workflows 100 at a time, one request each. A name without wildcards is one request.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflow</code>
/// <para>Lists all workflows.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-*</code>
/// <para>Lists those whose names begin with order-.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow | Where-Object Errored -gt 0</code>
/// <para>Lists those that have instances which ended with an error.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso href="https://developers.cloudflare.com/workflows/">Cloudflare Workflows</seealso>
[Cmdlet(VerbsCommon.Get, "CfWorkflow")]
[OutputType(typeof(Workflow))]
public sealed class GetCfWorkflowCommand : ContextCommand
{
    /// <summary>Names, or patterns with wildcards. Both are case-sensitive, because names of workflows are: ORD* doesn't
    /// match order-refund. Tab ignores case.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("WorkflowName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Only workflows of this Worker script; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? ScriptName { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        WorkflowsClient client = OpenApi().Workflows;
        foreach (string name in Name ?? ["*"])
        {
            Guard(name, () => Write(client, name));
        }
    }

    private void Write(WorkflowsClient client, string name)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
        {
            if (ServiceRules.WorkflowName(name) is string breach)
            {
                throw new CmdletErrorException(
                    "InvalidWorkflowName", ErrorCategory.InvalidArgument, $"'{name}' is refused: {breach}.", name);
            }

            WriteMatching([Await(client.GetAsync(name, StopToken))], WildcardPattern.Get("*", default));
            return;
        }

        string? start = LiteralStart(name);
        WriteMatching(
            Stream(token => client.ListAsync(start, token)),
            WildcardPattern.Get(name, WildcardOptions.CultureInvariant));
    }

    private void WriteMatching(IEnumerable<Workflow> workflows, WildcardPattern name)
    {
        WildcardPattern script = WildcardPattern.Get(ScriptName ?? "*", WildcardOptions.CultureInvariant);
        foreach (Workflow workflow in workflows)
        {
            if (name.IsMatch(workflow.Name) && (ScriptName is null || script.IsMatch(workflow.ScriptName ?? "")))
            {
                WriteObject(workflow);
            }
        }
    }

    /// <summary>What comes before the first wildcard narrows the list at the service, if it could be part of a name.</summary>
    private static string? LiteralStart(string pattern)
    {
        string start = pattern[..pattern.IndexOfAny(['*', '?', '[', '`'])];
        return start.Length > 0 && ServiceRules.WorkflowName(start) is null ? start : null;
    }
}
