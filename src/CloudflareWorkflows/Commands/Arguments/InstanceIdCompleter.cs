using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes the IDs of the newest instances of the workflow on the command line.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InstanceIdCompleter : LiveCompleter
{
    private protected override string? ResourceKey(CompletionInput input) =>
        input.WorkflowName is string workflow ? $"instances/{workflow}" : null;

    private protected override Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken) =>
        TakeAsync(
            api.Instances.ListAsync(
                input.WorkflowName!, new InstanceFilter { PageSize = Suggestions.MaximumCount }, cancellationToken),
            instance => new Suggestion(instance.Id, Age.Describe(instance.Status, instance.CreatedOn)));
}
