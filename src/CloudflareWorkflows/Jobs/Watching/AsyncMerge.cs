using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Merges several asynchronous sequences; items are returned as they arrive.</summary>
internal static class AsyncMerge
{
    public static async IAsyncEnumerable<T[]> RunAsync<T>(
        IReadOnlyCollection<IAsyncEnumerable<T>> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Source<T>> open = [.. sources.Select(source => new Source<T>(source.GetAsyncEnumerator(stop.Token)))];
        try
        {
            while (open.Count > 0)
            {
                await Task.WhenAny(open.Select(source => source.Move)).ConfigureAwait(false);
                List<T> items = [];
                foreach (Source<T> source in open.FindAll(source => source.Move.IsCompleted))
                {
                    if (await source.Move.ConfigureAwait(false))
                    {
                        items.Add(source.Items.Current);
                        source.Advance();
                    }
                    else
                    {
                        open.Remove(source);
                        await source.Items.DisposeAsync().ConfigureAwait(false);
                    }
                }

                if (items.Count > 0)
                {
                    yield return [.. items];
                }
            }
        }
        finally
        {
            // No source may keep running. Remaining items and failures are ignored.
            stop.Cancel();
            foreach (Source<T> source in open)
            {
                await source.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    private sealed class Source<T>(IAsyncEnumerator<T> items)
    {
        public IAsyncEnumerator<T> Items => items;

        public Task<bool> Move { get; private set; } = items.MoveNextAsync().AsTask();

        public void Advance() => Move = items.MoveNextAsync().AsTask();

        public async Task CloseAsync()
        {
            await TaskCompletion.WaitAsync(Move).ConfigureAwait(false);
            await items.DisposeAsync().ConfigureAwait(false);
        }
    }
}
