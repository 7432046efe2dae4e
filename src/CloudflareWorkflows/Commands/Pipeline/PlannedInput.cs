using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>What is to be sent for an input.</summary>
/// <param name="Input">What the task sends.</param>
/// <param name="Action">What it does, as -WhatIf and -Confirm tell it.</param>
internal sealed record PlannedInput<TInput>(TInput Input, string Action)
{
    /// <summary>What it is done to, as -WhatIf and -Confirm tell it; null for the instance.</summary>
    public string? Target { get; init; }

    /// <summary>The id that was made for an input without one, which the journal keeps.</summary>
    public string? MadeId { get; init; }
}

/// <summary>An input that is being sent.</summary>
/// <param name="Id">The id of its instance.</param>
/// <param name="Plan">What is sent.</param>
/// <param name="Entry">Its entry in the journal; null without a journal.</param>
internal sealed record SentInput<TInput>(string Id, PlannedInput<TInput> Plan, JournalEntry? Entry)
{
    public TInput Input => Plan.Input;
}
