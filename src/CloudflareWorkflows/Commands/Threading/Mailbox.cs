using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Threading;

/// <summary>Runs callbacks from other threads on the pipeline thread while that thread waits for a task. Posting
/// after the end has no effect.</summary>
/// <param name="time">Measures the second.</param>
internal sealed class Mailbox(TimeProvider time)
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly Queue<Action> _posted = new();
    private long _lastSecond;

    /// <summary>Called about once per second while the pipeline thread waits; null for none. Set only on the pipeline
    /// thread.</summary>
    public Action? EachSecond
    {
        get;
        set
        {
            field = value;
            _lastSecond = time.GetTimestamp();
        }
    }

    /// <summary>Posts a callback and wakes the pipeline thread.</summary>
    public void Post(Action action)
    {
        lock (_posted)
        {
            _posted.Enqueue(action);
            Monitor.Pulse(_posted);
        }
    }

    /// <summary>Posts a callback for the next time the pipeline thread wakes: waking it costs more than most
    /// callbacks.</summary>
    public void PostLazily(Action action)
    {
        lock (_posted)
        {
            _posted.Enqueue(action);
        }
    }

    /// <summary>Posts a function, wakes the pipeline thread and returns the result. The caller may cancel: the thread
    /// may be busy for a long time.</summary>
    public async Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellationToken)
    {
        TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration end = cancellationToken.Register(() => answer.TrySetCanceled());
        Post(() => Answer(answer, question));
        return await answer.Task.ConfigureAwait(false);
    }

    /// <summary>Runs posted callbacks until the task has ended and none is left.</summary>
    public void RunUntilEndOf(Task task)
    {
        if (!task.IsCompleted)
        {
            task.ContinueWith(
                _ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        while (Next(task) is Action action)
        {
            action();
        }
    }

    private static void Answer<T>(TaskCompletionSource<T> answer, Func<T> question)
    {
        if (answer.Task.IsCompleted)
        {
            return;
        }

        try
        {
            answer.TrySetResult(question());
        }
        catch (Exception failure)
        {
            // The caller receives the exception and passes it back to this thread.
            answer.TrySetException(failure);
        }
    }

    private Action? Next(Task task)
    {
        lock (_posted)
        {
            while (_posted.Count == 0 && !task.IsCompleted && !IsSecondOver())
            {
                // The callback may run immediately on this thread. Its pulse would then come before the wait.
                using ITimer? timer = EachSecond is null
                    ? null
                    : time.CreateTimer(_ => Wake(), null, LeftOfSecond(), Timeout.InfiniteTimeSpan);
                if (!IsSecondOver())
                {
                    Monitor.Wait(_posted);
                }
            }

            if (IsSecondOver())
            {
                _lastSecond = time.GetTimestamp();
                return EachSecond;
            }

            return _posted.Count == 0 ? null : _posted.Dequeue();
        }
    }

    /// <summary>In whole milliseconds, because timers round down.</summary>
    private TimeSpan LeftOfSecond() => TimeSpan.FromMilliseconds(
        Math.Ceiling((s_second - time.GetElapsedTime(_lastSecond)).TotalMilliseconds));

    private bool IsSecondOver() => EachSecond is not null && time.GetElapsedTime(_lastSecond) >= s_second;

    private void Wake()
    {
        lock (_posted)
        {
            Monitor.Pulse(_posted);
        }
    }
}
