using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the IDs of the newest versions of the workflow on the command line.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class VersionIdCompleter : LiveCompleter
{
    private protected override string? ResourceKey(CompletionInput input) =>
        input.WorkflowName is string workflow ? $"versions/{workflow}" : null;

    private protected override Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken) =>
        TakeAsync(
            api.Versions.ListAsync(input.WorkflowName!, Suggestions.MaximumCount, cancellationToken),
            version => new Suggestion(version.VersionId, Age.Describe(version.ClassName ?? "version", version.CreatedOn)));
}
