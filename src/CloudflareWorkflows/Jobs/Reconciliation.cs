using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Finds out whether a change was made when all its responses were lost, by reading the changed
/// object.</summary>
internal static class Reconciliation
{
    /// <summary>The number of reads if an intermediary responds, such as a firewall: it may let the next one
    /// through.</summary>
    private const int MaximumReads = 3;

    /// <summary>Whether a failure leaves the outcome open and a read may determine it. If the service reports that
    /// the object does not exist, the outcome is already known.</summary>
    public static bool IsNeeded(CloudflareException failure) => failure.MayHaveActed
        && failure is not ({ Kind: CloudflareErrorKind.NotAuthenticated } or { Kind: CloudflareErrorKind.NotFound, Code: not null });

    /// <summary>Reads the changed object.</summary>
    /// <exception cref="CloudflareException">OutcomeUnknown, because the read failed too.</exception>
    public static async Task<T> ReadOrUnknownAsync<T>(CloudflareException failure, Func<Task<T>> read)
    {
        try
        {
            return await ReadAsync(read).ConfigureAwait(false);
        }
        catch (CloudflareException readFailure) when (failure.MayHaveActed && !IsConclusive(readFailure))
        {
            throw failure.ToOutcomeUnknown();
        }
    }

    /// <summary>Reads the changed object, with repeats if an intermediary responds.</summary>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> read)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await read().ConfigureAwait(false);
            }
            catch (CloudflareException readFailure) when (readFailure.FromIntermediary && attempt < MaximumReads)
            {
                // A response from an intermediary says nothing about the instance.
            }
        }
    }

    /// <summary>Whether a failed read is conclusive: the service reports that the object does not exist, or the read
    /// found a conflict. Any other failure says nothing.</summary>
    public static bool IsConclusive(CloudflareException readFailure) => readFailure.Kind switch
    {
        CloudflareErrorKind.NotFound => readFailure.Code is not null,
        CloudflareErrorKind.Conflict or CloudflareErrorKind.CreateUnsettled or CloudflareErrorKind.NotAuthenticated => true,
        _ => false,
    };

    /// <summary>Reconciles each input of a batch. The first input shows whether reading is possible: if not, the
    /// outcome of all is unknown, at the cost of one read.</summary>
    public static async Task<Outcome<TInput, TResult>[]> EachAsync<TInput, TResult>(
        TInput[] inputs, Func<TInput, CancellationToken, Task<TResult>> settle, CancellationToken cancellationToken)
        where TResult : class
    {
        Outcome<TInput, TResult>[] first =
            await FanOut.RunAsync([.. inputs.Take(1)], settle, cancellationToken).ConfigureAwait(false);
        TInput[] others = [.. inputs.Skip(1)];
        return first is [{ Failure: { Kind: CloudflareErrorKind.OutcomeUnknown } unknown }]
            ? [.. first, .. others.Select(input => new Outcome<TInput, TResult>(input, null, unknown.ToOutcomeUnknown()))]
            : [.. first, .. await FanOut.RunAsync(others, settle, cancellationToken).ConfigureAwait(false)];
    }
}
