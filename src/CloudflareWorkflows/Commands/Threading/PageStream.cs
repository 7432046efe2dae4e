using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Threading;

/// <summary>Converts pages to items for the pipeline.</summary>
internal static class PageStream
{
    /// <summary>Returns items half a page at a time, as pages arrive. The next page is requested when half of the
    /// current one is consumed, so that a slow consumer never waits and one that stops early causes no additional
    /// request.</summary>
    /// <param name="open">Opens the pages.</param>
    /// <param name="wait">Waits for a page on the pipeline thread.</param>
    /// <param name="waitForEnd">Waits for the end on the pipeline thread.</param>
    /// <param name="stopToken">Cancels the read.</param>
    public static IEnumerable<T[]> ReadHalves<T>(
        Func<CancellationToken, IAsyncEnumerable<T[]>> open, Func<Task<bool>, bool> wait, Action<Task> waitForEnd,
        CancellationToken stopToken)
    {
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(stopToken);
        IAsyncEnumerator<T[]> pages = open(leave.Token).GetAsyncEnumerator(leave.Token);
        Task<bool> move = pages.MoveNextAsync().AsTask();
        try
        {
            while (wait(move))
            {
                T[] page = pages.Current;
                int half = Math.Min((page.Length / 2) + 1, page.Length);
                yield return Part(page, 0, half);
                move = pages.MoveNextAsync().AsTask();
                yield return Part(page, half, page.Length - half);
            }
        }
        finally
        {
            leave.Cancel();

            // The result of the last page does not matter, only that it has ended.
            TaskCompletion.WaitAsync(move).GetAwaiter().GetResult();
            waitForEnd(pages.DisposeAsync().AsTask());
        }
    }

    private static T[] Part<T>(T[] page, int start, int length)
    {
        T[] part = new T[length];
        Array.Copy(page, start, part, 0, length);
        return part;
    }
}
