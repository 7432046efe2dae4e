using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Finds out whether a change was made of which every answer was lost, by looking at what was to be
/// changed.</summary>
internal static class Reconciliation
{
    /// <summary>So often a look is taken that something between here and the service answers, such as a firewall: it may let the
    /// next one through.</summary>
    private const int Looks = 3;

    /// <summary>Whether a failure leaves open if the change was made, and a look may tell. Where the service says that what
    /// was to be changed is not there, it has told already.</summary>
    public static bool IsNeeded(CloudflareException failure) => failure.MayHaveActed
        && failure is not ({ Kind: CloudflareErrorKind.NotAuthenticated } or { Kind: CloudflareErrorKind.NotFound, Code: not null });

    /// <summary>Looks at what was to be changed.</summary>
    /// <exception cref="CloudflareException">The outcome is unknown, because the look failed too.</exception>
    public static async Task<T> LookAsync<T>(CloudflareException failure, Func<Task<T>> look)
    {
        try
        {
            return await ReadAsync(look).ConfigureAwait(false);
        }
        catch (CloudflareException trouble) when (failure.MayHaveActed && !Tells(trouble))
        {
            throw failure.ToOutcomeUnknown();
        }
    }

    /// <summary>Reads what was to be changed, past what answers instead of the service.</summary>
    public static async Task<T> ReadAsync<T>(Func<Task<T>> look)
    {
        for (int number = 1; ; number++)
        {
            try
            {
                return await look().ConfigureAwait(false);
            }
            catch (CloudflareException trouble) when (trouble.FromIntermediary && number < Looks)
            {
                // Its word says nothing of the instance.
            }
        }
    }

    /// <summary>Whether a look that failed tells something: that it is not there, in the service's own words, or what a
    /// look has found. Whatever else stands in the way of a look says nothing.</summary>
    public static bool Tells(CloudflareException trouble) => trouble.Kind switch
    {
        CloudflareErrorKind.NotFound => trouble.Code is not null,
        CloudflareErrorKind.Conflict or CloudflareErrorKind.CreateUnsettled or CloudflareErrorKind.NotAuthenticated => true,
        _ => false,
    };

    /// <summary>Settles each input of a request for many. The first shows whether looking is possible: where it is not, the
    /// outcome of all is unknown, at the cost of one look.</summary>
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
