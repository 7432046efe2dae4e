using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Threading;

/// <summary>The thread that PowerShell runs a command on. It waits for the asynchronous layers below, and meanwhile
/// runs the callbacks that they post.</summary>
/// <param name="time">The clock.</param>
internal sealed class PipelineThread(TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>The callbacks to run on this thread.</summary>
    public Mailbox Mailbox { get; } = new(time);

    /// <summary>Cancelled when the user or the pipeline ends the command.</summary>
    public CancellationToken StopToken => _stop.Token;

    public bool IsStopping => _stop.IsCancellationRequested;

    /// <summary>Waits for a task.</summary>
    public void Await(Task task)
    {
        try
        {
            Mailbox.RunUntilEndOf(task);
        }
        catch
        {
            // A callback threw, for example because the pipeline stops. No work may keep running.
            Stop();
            TaskCompletion.WaitAsync(task).GetAwaiter().GetResult();
            throw;
        }

        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (IsStopping)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Waits for a task and returns its result.</summary>
    public T Await<T>(Task<T> task)
    {
        Await((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Returns items half a page at a time, as pages arrive. The next page is requested when half of the
    /// current
    /// one is consumed, so that a slow consumer never waits and one that stops early causes no additional
    /// request.</summary>
    public IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open)
    {
        using CancellationTokenSource leave = CancellationTokenSource.CreateLinkedTokenSource(StopToken);
        IAsyncEnumerator<T[]> pages = open(leave.Token).GetAsyncEnumerator(leave.Token);
        Task<bool> move = pages.MoveNextAsync().AsTask();
        try
        {
            while (Await(move))
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
            Await(pages.DisposeAsync().AsTask());
        }
    }

    /// <summary>Cancels all work.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private static T[] Part<T>(T[] page, int start, int length)
    {
        T[] part = new T[length];
        Array.Copy(page, start, part, 0, length);
        return part;
    }
}
