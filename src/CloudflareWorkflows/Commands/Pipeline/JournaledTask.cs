using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Runs a task, and records the requests and the outcome of each input in the journal, if there is
/// one.</summary>
internal sealed class JournaledTask<TInput, TResult>(InputTask<TInput, TResult> task, CancellationToken stopToken)
    where TResult : class
{
    /// <summary>Sends inputs.</summary>
    /// <returns>The outcome of each; empty if it is known only at the end.</returns>
    public async Task<Outcome<string, TResult>[]> SendAsync(WorkflowTarget target, SentInput<TInput>[] inputs)
    {
        try
        {
            await task.PrepareAsync(target, stopToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return Array.ConvertAll(inputs, input => new Outcome<string, TResult>(input.Id, null, failure));
        }

        JournalEntry.Ask(
            [.. inputs.Where(input => input.Entry is not null).Select(input => (input.Entry!, input.Plan.MadeId))]);
        return await NoteAsync(
            inputs, await task.SendAsync(target, inputs, stopToken).ConfigureAwait(false)).ConfigureAwait(false);
    }

    /// <summary>Finds the outcomes of the pending inputs after all inputs were sent.</summary>
    public async Task<Outcome<string, TResult>[]> SettleAsync(WorkflowTarget target, SentInput<TInput>[] inputs) =>
        await NoteAsync(
            inputs, await task.SettleAsync(target, stopToken).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Restores the outcome of an input that an earlier run sent.</summary>
    public Outcome<string, TResult> FromJournal(WorkflowTarget target, string id, JournalEntry entry)
    {
        try
        {
            return new(id, task.FromJournal(target, id, entry.StatusOrThrow()), null);
        }
        catch (CloudflareException failure)
        {
            return new(id, null, failure);
        }
    }

    private async Task<Outcome<string, TResult>[]> NoteAsync(
        SentInput<TInput>[] inputs, Outcome<TInput, TResult>[] outcomes)
    {
        List<Outcome<string, TResult>> noted = [];
        for (int index = 0; index < outcomes.Length; index++)
        {
            TResult? result = outcomes[index].Result;
            inputs[index].Entry?.Settle(result is null ? null : task.Status(result), outcomes[index].Failure);
            noted.Add(await ReadAsync(inputs[index].Id, outcomes[index]).ConfigureAwait(false));
        }

        return [.. noted];
    }

    private async Task<Outcome<string, TResult>> ReadAsync(string id, Outcome<TInput, TResult> outcome)
    {
        try
        {
            return new(id, await task.ReadAsync(outcome.ResultOrThrow(), stopToken).ConfigureAwait(false), null);
        }
        catch (CloudflareException failure)
        {
            return new(id, null, failure);
        }
    }
}
