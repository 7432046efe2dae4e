using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Completes names or ids of concurrency keys, depending on the parameter.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConcurrencyKeyCompleter : LiveCompleter
{
    private protected override string? ResourceKey(CompletionInput input) => input.Parameter;

    private protected override Task<Suggestions> FetchAsync(
        AccountApi api, CompletionInput input, string? start, CancellationToken cancellationToken) =>
        TakeAsync(
            api.ConcurrencyKeys.ListAsync(cancellationToken),
            key => input.Parameter == "KeyId"
                ? new Suggestion(key.KeyId, $"{key.KeyName}, limit {key.Limit}")
                : new Suggestion(key.KeyName, $"limit {key.Limit}"));
}
