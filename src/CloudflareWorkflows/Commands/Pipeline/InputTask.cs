using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>What a command does with its inputs, and in which it differs from others.</summary>
/// <typeparam name="TInput">What is sent for an input.</typeparam>
/// <typeparam name="TResult">The result for an input.</typeparam>
internal abstract class InputTask<TInput, TResult>
    where TResult : class
{
    /// <summary>How many inputs the service takes with one request.</summary>
    protected const int LargestBatch = 100;

    /// <summary>How many inputs one call of <see cref="SendAsync"/> takes.</summary>
    public virtual int BatchSize => 1;

    /// <summary>How heavy the inputs of one call may be together, as <see cref="Weigh"/> tells it.</summary>
    public virtual long MaximumWeight => long.MaxValue;

    /// <summary>How many calls are under way at once.</summary>
    public virtual int Width => FanOut.Width;

    public virtual long Weigh(TInput input) => 0;

    /// <summary>Done before inputs are noted in the journal as sent. Where it fails, nothing is sent for them.</summary>
    public virtual Task PrepareAsync(WorkflowTarget target, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Sends inputs.</summary>
    /// <returns>The outcome of each, in the same order; nothing where <see cref="SettleAsync"/> tells it at the
    /// end.</returns>
    public abstract Task<Outcome<TInput, TResult>[]> SendAsync(
        WorkflowTarget target, SentInput<TInput>[] inputs, CancellationToken cancellationToken);

    /// <summary>Tells, when all is sent, the outcome of the inputs that are still open, in the order in which they were
    /// sent.</summary>
    public virtual Task<Outcome<TInput, TResult>[]> SettleAsync(
        WorkflowTarget target, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Reads what the command gives back, after the journal has noted the result.</summary>
    public virtual Task<TResult> ReadAsync(TResult result, CancellationToken cancellationToken) => Task.FromResult(result);

    /// <summary>What the journal notes of a result.</summary>
    public abstract string? Status(TResult result);

    /// <summary>The result of an input that an earlier run sent.</summary>
    /// <param name="target">Its workflow.</param>
    /// <param name="id">The id of its instance.</param>
    /// <param name="status">What the journal noted.</param>
    public abstract TResult FromJournal(WorkflowTarget target, string id, string status);

    /// <summary>How many batches are under way at once. The local engine knows none, and is a process on the user's own
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
