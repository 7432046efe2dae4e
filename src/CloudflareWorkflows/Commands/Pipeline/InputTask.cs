using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The operation of a command for its inputs.</summary>
/// <typeparam name="TInput">The data that is sent for an input.</typeparam>
/// <typeparam name="TResult">The result for an input.</typeparam>
internal abstract class InputTask<TInput, TResult>
    where TResult : class
{
    /// <summary>The maximum number of inputs per request.</summary>
    protected const int LargestBatch = 100;

    /// <summary>The maximum number of inputs per call of <see cref="SendAsync"/>.</summary>
    public virtual int BatchSize => 1;

    /// <summary>The maximum total weight of the inputs of one call, in the unit of <see cref="Weigh"/>.</summary>
    public virtual long MaximumWeight => long.MaxValue;

    /// <summary>The maximum number of concurrent calls.</summary>
    public virtual int Width => FanOut.Width;

    public virtual long Weigh(TInput input) => 0;

    /// <summary>Runs before inputs are recorded as sent in the journal. If it fails, nothing is sent for
    /// them.</summary>
    public virtual Task PrepareAsync(WorkflowTarget target, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends inputs.</summary>
    /// <returns>The outcome of each, in the same order; empty if <see cref="SettleAsync"/> returns them at the
    /// end.</returns>
    public abstract Task<Outcome<TInput, TResult>[]> SendAsync(
        WorkflowTarget target, SentInput<TInput>[] inputs, CancellationToken cancellationToken);

    /// <summary>Returns the outcomes of the pending inputs after all inputs were sent, in the order in which they were
    /// sent.</summary>
    public virtual Task<Outcome<TInput, TResult>[]> SettleAsync(
        WorkflowTarget target, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Reads the output object, after the result was recorded in the journal.</summary>
    public virtual Task<TResult> ReadAsync(TResult result, CancellationToken cancellationToken) => Task.FromResult(result);

    /// <summary>The status of a result that the journal records.</summary>
    public abstract string? Status(TResult result);

    /// <summary>The result of an input that an earlier run sent.</summary>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">The id of its instance.</param>
    /// <param name="status">The recorded status.</param>
    public abstract TResult FromJournal(WorkflowTarget target, string id, string status);

    /// <summary>The maximum number of concurrent batches. The local engine has no batches, and runs on the user's
    /// machine.</summary>
    protected static int WidthOfBatches(bool isLocal) => isLocal ? 1 : 4;

    /// <summary>Sends a single input.</summary>
    protected static async Task<Outcome<TInput, TResult>[]> SendOneAsync(
        SentInput<TInput>[] inputs, Func<TInput, Task<TResult>> send)
    {
        TInput input = inputs[0].Input;
        try
        {
            return [new Outcome<TInput, TResult>(input, await send(input).ConfigureAwait(false), null)];
        }
        catch (CloudflareException failure)
        {
            return [new Outcome<TInput, TResult>(input, null, failure)];
        }
    }
}
