using System;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>An input and its journal entry, if there is a journal.</summary>
internal sealed record JournaledInput<TInput>(TInput Input, JournalEntry? Entry)
{
    /// <summary>The id that was generated for an input without one.</summary>
    public string? Made { get; init; }

    /// <summary>Returns the outcome that an earlier run recorded.</summary>
    /// <param name="result">Creates the result from the recorded status.</param>
    public Outcome<JournaledInput<TInput>, TResult> Remembered<TResult>(Func<string, TResult> result)
        where TResult : class
    {
        try
        {
            return new(this, result(Entry!.StatusOrThrow()), null);
        }
        catch (CloudflareException failure)
        {
            return new(this, null, failure);
        }
    }
}
