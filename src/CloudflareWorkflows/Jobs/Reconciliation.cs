using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Finds out whether a change was made of which every response was lost, by looking at what was to be
/// changed.</summary>
internal static class Reconciliation
{
    /// <summary>So often a read is taken that something between here and the service answers, such as a firewall: it may let the
    /// next one through.</summary>
    private const int MaximumReads = 3;

    /// <summary>Whether a failure leaves open if the change was made, and a read may tell. Where the service says that what
    /// was to be changed is not there, it has told already.</summary>
    public static bool IsNeeded(CloudflareException failure) => failure.MayHaveActed
        && failure is not ({ Kind: CloudflareErrorKind.NotAuthenticated } or { Kind: CloudflareErrorKind.NotFound, Code: not null });

    /// <summary>MaximumReads at what was to be changed.</summary>
    /// <exception cref="CloudflareException">The outcome is unknown, because the read failed too.</exception>
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

    /// <summary>Reads what was to be changed, past what answers instead of the service.</summary>
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
                // Its word says nothing of the instance.
            }
        }
    }

    /// <summary>Whether a read that failed tells something: that it is not there, in the service's own words, or what a
    /// read has found. Whatever else stands in the way of a read says nothing.</summary>
    public static bool IsConclusive(CloudflareException readFailure) => readFailure.Kind switch
    {
        CloudflareErrorKind.NotFound => readFailure.Code is not null,
        CloudflareErrorKind.Conflict or CloudflareErrorKind.CreateUnsettled or CloudflareErrorKind.NotAuthenticated => true,
        _ => false,
    };

    /// <summary>Settles each input of a request for many. The first shows whether looking is possible: where it is not, the
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
