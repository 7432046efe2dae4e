using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Collects pipeline inputs into batches and sends several batches concurrently. Outcomes are reported in
/// input order. If inputs arrive slowly, outcomes do not wait for the next input.</summary>
internal sealed class BatchFanOut<TItem, TResult> : IDisposable
    where TResult : class
{
    private readonly Func<WorkflowTarget, TItem[], Task<Outcome<TItem, TResult>[]>> _send;
    private readonly InputFanOut<BatchOutcome<TItem, TResult>> _underWay;
    private readonly InputBatch<WorkflowTarget, TItem> _batch;

    /// <param name="underWay">Waits for sent batches and reports their outcomes.</param>
    /// <param name="time">Returns the current time.</param>
    /// <param name="send">Sends a batch.</param>
    /// <param name="maximumWeight">The maximum weight of a batch.</param>
    public BatchFanOut(
        InputFanOut<BatchOutcome<TItem, TResult>> underWay, TimeProvider time,
        Func<WorkflowTarget, TItem[], Task<Outcome<TItem, TResult>[]>> send, long maximumWeight = long.MaxValue)
    {
        _underWay = underWay;
        _send = send;
        _batch = new InputBatch<WorkflowTarget, TItem>(time, Send)
        {
            MaximumWeight = maximumWeight,
            WhenSlow = underWay.Finish,
        };
    }

    /// <summary>The number of concurrent batches. The local engine has no batches and runs on the user's
    /// machine.</summary>
    public static int Width(bool isLocal) => isLocal ? 1 : 4;

    /// <summary>Adds an input.</summary>
    public void Add(WorkflowTarget destination, TItem item, long weight = 0)
    {
        _batch.Add(destination, item, weight);
        _underWay.TellDone();
    }

    /// <summary>Adds an input whose outcome is already known. Earlier inputs are reported first.</summary>
    public void AddKnown(WorkflowTarget destination, Outcome<TItem, TResult> outcome)
    {
        _batch.Flush();
        _underWay.Add(null, Task.FromResult(new BatchOutcome<TItem, TResult>(destination, [outcome])));
    }

    /// <summary>Sends the last batch and waits for all.</summary>
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
