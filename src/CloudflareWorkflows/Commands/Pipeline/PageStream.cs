using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Turns pages that come from below into items for the pipeline.</summary>
internal static class PageStream
{
    /// <summary>Gives items half a page at a time, as their pages come. The next page is asked for when half of this one is
    /// gone, so that a slow consumer never waits, and one that stops early costs no request more.</summary>
    /// <param name="open">Opens the pages.</param>
    /// <param name="wait">Waits for a page on the pipeline thread.</param>
    /// <param name="waitForEnd">Waits for the end on the pipeline thread.</param>
    /// <param name="stopToken">Ends the reading.</param>
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

            // What still came of the page that nobody wants is of no interest; that it is over is.
            TaskCompletion.WaitFor(move);
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
