using System;
using System.ComponentModel;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the names of workflows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkflowNameCompleter : LiveCompleter
{
    private protected override string? ResourceKey(CompletionInput input) => "workflows";

    private protected override Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken) =>
        TakeAsync(api.Workflows.ListAsync(start, cancellationToken), workflow => new Suggestion(workflow.Name, ToolTip(workflow)));

    private protected override bool CanSearch(string start) => ServiceRules.WorkflowName(start) is null;

    private protected override bool Matches(string text, string typed) =>
        WildcardPattern.Get(typed + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(text);

    private static string ToolTip(Workflow workflow) => FormattableString.Invariant(
        $"{workflow.Running} running, {workflow.Errored} errored, {workflow.Complete} complete; {workflow.ScriptName}");
}
