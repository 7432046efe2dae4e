using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands;

/// <summary>Turns pages that come from below into items for the pipeline.</summary>
internal static class PageStream
{
    /// <summary>Gives items one by one as their pages come. The next page is asked for when half of this one is gone, so
    /// that a slow consumer never waits, and one that stops early costs no request more.</summary>
    /// <param name="open">Opens the pages.</param>
    /// <param name="wait">Waits for a page on the pipeline thread.</param>
    /// <param name="waitForEnd">Waits for the end on the pipeline thread.</param>
    /// <param name="stopToken">Ends the reading.</param>
    public static IEnumerable<T> Read<T>(
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
                bool asked = false;
                for (int index = 0; index < page.Length; index++)
                {
                    if (!asked && index > page.Length / 2)
                    {
                        move = pages.MoveNextAsync().AsTask();
                        asked = true;
                    }

                    yield return page[index];
                }

                if (!asked)
                {
                    move = pages.MoveNextAsync().AsTask();
                }
            }
        }
        finally
        {
            leave.Cancel();

            // What still came of the page that nobody wants is of no interest; that it is over is.
            Ending.WaitFor(move);
            waitForEnd(pages.DisposeAsync().AsTask());
        }
    }
}
