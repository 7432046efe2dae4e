using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>Sends a batch and records requests and outcomes in the journal, if there is one.</summary>
internal static class JournaledSend
{
    /// <param name="inputs">The batch.</param>
    /// <param name="send">Sends the batch and returns the outcomes in the same order.</param>
    /// <param name="status">Returns the status to record for a result.</param>
    public static async Task<Outcome<JournaledInput<TInput>, TResult>[]> RunAsync<TInput, TResult>(
        JournaledInput<TInput>[] inputs, Func<TInput[], Task<Outcome<TInput, TResult>[]>> send,
        Func<TResult, string?> status)
        where TResult : class
    {
        JournalEntry.Ask([.. inputs.Where(input => input.Entry is not null).Select(input => (input.Entry!, input.Made))]);
        Outcome<TInput, TResult>[] outcomes =
            await send(Array.ConvertAll(inputs, input => input.Input)).ConfigureAwait(false);
        Outcome<JournaledInput<TInput>, TResult>[] noted = new Outcome<JournaledInput<TInput>, TResult>[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            TResult? result = outcomes[i].Result;
            inputs[i].Entry?.Settle(result is null ? null : status(result), outcomes[i].Failure);
            noted[i] = new(inputs[i], result, outcomes[i].Failure);
        }

        return noted;
    }
}
