using System;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Journals;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Journals;

/// <summary>An input, and its entry in the journal, if there is one.</summary>
internal sealed record JournaledInput<TInput>(TInput Input, JournalEntry? Entry)
{
    /// <summary>The id that was made for an input without one.</summary>
    public string? Made { get; init; }

    /// <summary>What an earlier run came to with it.</summary>
    /// <param name="result">Makes the result of the status that was noted.</param>
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
