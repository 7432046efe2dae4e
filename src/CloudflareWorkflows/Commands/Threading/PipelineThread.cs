using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Threading;

/// <summary>The thread that PowerShell runs a command on. It waits for the asynchronous layers below, and meanwhile does what
/// they post.</summary>
/// <param name="time">The clock.</param>
internal sealed class PipelineThread(TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Takes what is to be done on this thread.</summary>
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
            // What was posted threw, for example because the pipeline stops: nothing may be left running.
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

    /// <summary>Waits for a task and gives its result.</summary>
    public T Await<T>(Task<T> task)
    {
        Await((Task)task);
        return task.GetAwaiter().GetResult();
    }

    /// <summary>Gives items as their pages come, half a page at a time: see <see cref="PageStream"/>.</summary>
    public IEnumerable<T[]> StreamHalves<T>(Func<CancellationToken, IAsyncEnumerable<T[]>> open) =>
        PageStream.ReadHalves(open, Await, Await, StopToken);

    /// <summary>Ends whatever is under way.</summary>
    public void Stop() => _stop.Cancel();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }
}
