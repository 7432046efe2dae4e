using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Runs an operation for many inputs concurrently and keeps their order.</summary>
internal static class FanOut
{
    /// <summary>The maximum number of concurrent operations.</summary>
    public const int Width = 8;

    /// <summary>Processes the inputs and waits for all. A failure belongs to its input.</summary>
    /// <exception cref="CloudflareException">The credential is refused: no further request is sent.</exception>
    public static async Task<Outcome<TInput, TResult>[]> RunAsync<TInput, TResult>(
        IReadOnlyCollection<TInput> inputs, Func<TInput, CancellationToken, Task<TResult>> work,
        CancellationToken cancellationToken)
        where TResult : class
    {
        using SemaphoreSlim places = new(Width);
        CloudflareException? refused = null;
        Outcome<TInput, TResult>[] outcomes =
            await Task.WhenAll(inputs.Select(RunOneAsync)).ConfigureAwait(false);
        return refused is null ? outcomes : throw refused;

        async Task<Outcome<TInput, TResult>> RunOneAsync(TInput input)
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (Volatile.Read(ref refused) is CloudflareException known)
                {
                    return new Outcome<TInput, TResult>(input, null, known);
                }

                TResult result = await work(input, cancellationToken).ConfigureAwait(false);
                return new Outcome<TInput, TResult>(input, result, null);
            }
            catch (CloudflareException failure)
            {
                if (failure.MeetsEveryRequest)
                {
                    Volatile.Write(ref refused, failure);
                }

                return new Outcome<TInput, TResult>(input, null, failure);
            }
            finally
            {
                places.Release();
            }
        }
    }
}
