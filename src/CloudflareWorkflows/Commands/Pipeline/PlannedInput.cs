using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The planned request for an input.</summary>
/// <param name="Input">The data that the task sends.</param>
/// <param name="Action">The description for -WhatIf and -Confirm.</param>
internal sealed record PlannedInput<TInput>(TInput Input, string Action)
{
    /// <summary>The target for -WhatIf and -Confirm; null for the instance.</summary>
    public string? Target { get; init; }

    /// <summary>The generated ID of an input without one. The journal keeps it.</summary>
    public string? MadeId { get; init; }
}

/// <summary>An input that is being sent.</summary>
/// <param name="Id">The instance ID.</param>
/// <param name="Plan">The planned request.</param>
/// <param name="Entry">The journal entry; null without a journal.</param>
internal sealed record SentInput<TInput>(string Id, PlannedInput<TInput> Plan, JournalEntry? Entry)
{
    public TInput Input => Plan.Input;
}
