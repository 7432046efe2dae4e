using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Runs an operation for many inputs with one request, and falls back to one request per input if that is
/// not possible.</summary>
internal static class BatchWithFallback
{
    /// <param name="inputs">The inputs. A single input skips the batch request.</param>
    /// <param name="batch">Sends the batch and returns the outcome of each input.</param>
    /// <param name="single">Sends one input, with the failure of the batch; null if there was no batch.</param>
    /// <param name="settle">Reconciles one input after a batch failure that leaves its outcome open.</param>
    /// <param name="needsEach">Whether to fall back after a failure of the batch. Any other failure becomes the
    /// failure of each input.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="CloudflareException">The credential is refused: no further request is sent.</exception>
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
