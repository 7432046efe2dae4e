using System;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the names of Worker scripts with workflows.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ScriptNameCompleter : LiveCompleter
{
    private protected override string? ResourceKey(CompletionInput input) => "scripts";

    private protected override async Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken)
    {
        Suggestions workflows = await TakeAsync(
            api.Workflows.ListAsync(null, cancellationToken),
            workflow => new Suggestion(workflow.ScriptName ?? "", workflow.Name)).ConfigureAwait(false);
        return new Suggestions(
            [
                .. workflows.Items.Where(item => item.Text.Length > 0).GroupBy(item => item.Text, StringComparer.Ordinal)
                    .OrderBy(script => script.Key, StringComparer.Ordinal)
                    .Select(script => new Suggestion(script.Key, string.Join(", ", script.Select(item => item.ToolTip)))),
            ],
            workflows.IsComplete);
    }

    private protected override bool Matches(string text, string typed) =>
        WildcardPattern.Get(typed + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(text);
}
