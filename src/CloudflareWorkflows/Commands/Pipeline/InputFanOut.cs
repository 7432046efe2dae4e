using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Work for many inputs of a pipeline, several at a time. What comes of it is told in the order of the inputs,
/// each failure beside its own.</summary>
/// <param name="guard">Tells of a failure beside its target.</param>
/// <param name="wait">Waits on the pipeline thread.</param>
/// <param name="tell">Tells of a result.</param>
internal sealed class InputFanOut<TResult>(
    Action<object?, Action> guard, Func<Task<TResult>, TResult> wait, Action<TResult> tell) : IDisposable
{
    private readonly Queue<(object? Target, Task<TResult> Work)> _underWay = new();

    /// <summary>How much is under way at once.</summary>
    public int Width { get; init; } = FanOut.Width;

    /// <summary>Done whenever it is known of one what came of it.</summary>
    public Action Settled { get; init; } = () => { };

    /// <summary>Takes in work that has started. Where too much is under way, it waits for the oldest.</summary>
    public void Add(object? target, Task<TResult> work)
    {
        _underWay.Enqueue((target, work));
        Settle(Width - 1);
    }

    /// <summary>Tells of what is done by now, without waiting.</summary>
    public void TellDone() => Settle(int.MaxValue);

    /// <summary>Waits for all that is left.</summary>
    public void Finish() => Settle(0);

    /// <summary>Waits until nothing runs any more; whoever disposes has cancelled before.</summary>
    public void Dispose() => TaskCompletion.WaitFor(Task.WhenAll(_underWay.Select(item => item.Work)));

    private void Settle(int most)
    {
        while (_underWay.Count > most || (_underWay.Count > 0 && _underWay.Peek().Work.IsCompleted))
        {
            (object? target, Task<TResult> work) = _underWay.Dequeue();
            guard(target, () => tell(wait(work)));
            Settled();
        }
    }
}
