using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>The events of one instance, over several connections if necessary.</summary>
/// <param name="target">The instance.</param>
/// <param name="known">The events that were already returned.</param>
/// <param name="types">The types of events to return; empty for all.</param>
internal sealed class Subscription(WatchTarget target, SeenEvents known, IReadOnlyCollection<string> types)
{
    /// <summary>The requested types. The instance's end is always included because nothing else reports it.</summary>
    private readonly string[] _types = types.Count == 0 ? [] : [.. types.Union(EventKind.s_ends)];

    /// <summary>How the last connection ended.</summary>
    public CloudflareException Ended { get; private set; } = Closed();

    /// <summary>Opens one connection and reads it to its end, starting after the last known event.</summary>
    public async IAsyncEnumerable<WorkflowEvent> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Ended = Closed();
        IAsyncEnumerator<WorkflowEvent> events =
            OpenAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable closing = events.ConfigureAwait(false);
        while (await MoveAsync(events).ConfigureAwait(false))
        {
            if (known.AddReceived(events.Current))
            {
                yield return events.Current;
            }
        }
    }

    private static CloudflareException Closed() =>
        new(CloudflareErrorKind.ConnectionFailed, "The service closed the connection before the instance ended.");

    private async IAsyncEnumerable<WorkflowEvent> OpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (WorkflowEvent one in target.Subscribe(known.Cursor, _types, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return one;
        }
    }

    private async Task<bool> MoveAsync(IAsyncEnumerator<WorkflowEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (CloudflareException failure)
        {
            Ended = failure;
            return false;
        }
    }
}
