using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Gathers inputs of a pipeline into batches, and sends several of them at a time. What came of each input is told
/// in the order of the inputs; where inputs come slowly, it does not wait for the next.</summary>
internal sealed class BatchFanOut<TItem, TResult> : IDisposable
    where TResult : class
{
    private readonly Func<WorkflowTarget, TItem[], Task<Outcome<TItem, TResult>[]>> _send;
    private readonly InputFanOut<BatchOutcome<TItem, TResult>> _underWay;
    private readonly InputBatch<WorkflowTarget, TItem> _batch;

    /// <param name="underWay">Waits for what is sent, and tells what came of it.</param>
    /// <param name="now">Tells the time.</param>
    /// <param name="send">Sends a batch.</param>
    /// <param name="maximumWeight">How heavy a batch may get.</param>
    public BatchFanOut(
        InputFanOut<BatchOutcome<TItem, TResult>> underWay, Func<DateTimeOffset> now,
        Func<WorkflowTarget, TItem[], Task<Outcome<TItem, TResult>[]>> send, long maximumWeight = long.MaxValue)
    {
        _underWay = underWay;
        _send = send;
        _batch = new InputBatch<WorkflowTarget, TItem>(now, Send)
        {
            MaximumWeight = maximumWeight,
            WhenSlow = underWay.Finish,
        };
    }

    /// <summary>How many batches are under way at once. The local engine knows none, and is a process on the user's own
    /// machine.</summary>
    public static int Width(bool isLocal) => isLocal ? 1 : 4;

    /// <summary>Takes in an input.</summary>
    public void Add(WorkflowTarget destination, TItem item, long weight = 0)
    {
        _batch.Add(destination, item, weight);
        _underWay.TellDone();
    }

    /// <summary>Takes in an input of which is known already what came of it. What came before is told before.</summary>
    public void AddKnown(WorkflowTarget destination, Outcome<TItem, TResult> outcome)
    {
        _batch.Flush();
        _underWay.Add(null, Task.FromResult(new BatchOutcome<TItem, TResult>(destination, [outcome])));
    }

    /// <summary>Sends what is left, and waits for all.</summary>
    public void Finish()
    {
        _batch.Flush();
        _underWay.Finish();
    }

    public void Dispose() => _underWay.Dispose();

    private void Send(WorkflowTarget destination, TItem[] items) =>
        _underWay.Add(null, SendAsync(destination, items));

    private async Task<BatchOutcome<TItem, TResult>> SendAsync(WorkflowTarget destination, TItem[] items) =>
        new(destination, await _send(destination, items).ConfigureAwait(false));
}
