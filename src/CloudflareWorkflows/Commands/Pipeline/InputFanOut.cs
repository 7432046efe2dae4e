using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Runs work for pipeline inputs concurrently. Results are reported in input order, each failure with its
/// own input.</summary>
/// <param name="guard">Runs an action and reports its failure with the target.</param>
/// <param name="wait">Waits on the pipeline thread.</param>
/// <param name="report">Reports a result.</param>
internal sealed class InputFanOut<TResult>(
    Action<object?, Action> guard, Func<Task<TResult>, TResult> wait, Action<TResult> report) : IDisposable
{
    private readonly Queue<(object? Target, Task<TResult> Work)> _underWay = new();

    /// <summary>The number of concurrent operations.</summary>
    public int Width { get; init; } = FanOut.Width;

    /// <summary>Adds work that has started. If too much is running, it waits for the oldest.</summary>
    public void Add(object? target, Task<TResult> work)
    {
        _underWay.Enqueue((target, work));
        Settle(Width - 1);
    }

    /// <summary>Reports completed work without waiting.</summary>
    public void TellDone() => Settle(int.MaxValue);

    /// <summary>Waits for all remaining work.</summary>
    public void Finish() => Settle(0);

    /// <summary>Waits until no work is running. The caller must cancel first.</summary>
    public void Dispose() =>
        TaskCompletion.WaitAsync(Task.WhenAll(_underWay.Select(item => item.Work))).GetAwaiter().GetResult();

    private void Settle(int most)
    {
        while (_underWay.Count > most || (_underWay.Count > 0 && _underWay.Peek().Work.IsCompleted))
        {
            (object? target, Task<TResult> work) = _underWay.Dequeue();
            guard(target, () => report(wait(work)));
        }
    }
}
