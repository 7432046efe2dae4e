using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Does one thing to many inputs with one request, and to each alone where that cannot be.</summary>
internal static class BatchWithFallback
{
    /// <param name="inputs">The inputs. A single one is done alone.</param>
    /// <param name="batch">Does it to all, and tells of each.</param>
    /// <param name="single">Does it to one, after the batch failed, or alone: then there is no failure.</param>
    /// <param name="settle">Finds out of one whether the batch has done it, when the batch failed with a failure that leaves
    /// that open.</param>
    /// <param name="needsEach">Whether a failure of the batch means that each is to be done alone. Any other is the failure
    /// of each.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="CloudflareException">The credential is refused: then nothing more is tried.</exception>
    public static async Task<Outcome<TInput, TResult>[]> RunAsync<TInput, TResult>(
        TInput[] inputs, Func<CancellationToken, Task<Outcome<TInput, TResult>[]>> batch,
        Func<TInput, CloudflareException?, CancellationToken, Task<TResult>> single,
        Func<TInput, CloudflareException, CancellationToken, Task<TResult>> settle,
        Func<CloudflareException, bool> needsEach,
        CancellationToken cancellationToken)
        where TResult : class
    {
        CloudflareException? failed = null;
        if (inputs.Length > 1)
        {
            try
            {
                return await batch(cancellationToken).ConfigureAwait(false);
            }
            catch (CloudflareException failure) when (needsEach(failure))
            {
                failed = failure;
            }
            catch (CloudflareException failure) when (Reconciliation.IsNeeded(failure))
            {
                return await Reconciliation.EachAsync(
                    inputs, (input, token) => settle(input, failure, token), cancellationToken).ConfigureAwait(false);
            }
            catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
            {
                return Array.ConvertAll(inputs, input => new Outcome<TInput, TResult>(input, null, failure));
            }
        }

        return await FanOut
            .RunAsync(inputs, (input, token) => single(input, failed, token), cancellationToken).ConfigureAwait(false);
    }
}
