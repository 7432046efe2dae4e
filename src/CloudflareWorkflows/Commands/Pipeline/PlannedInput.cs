using CloudflareWorkflows.Jobs.Journals;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>The plan for an input.</summary>
/// <param name="Input">The data that the task sends.</param>
/// <param name="Action">The action that -WhatIf and -Confirm show.</param>
internal sealed record PlannedInput<TInput>(TInput Input, string Action)
{
    /// <summary>The target that -WhatIf and -Confirm show; null for the instance.</summary>
    public string? Target { get; init; }

    /// <summary>The id that was generated for an input without one. The journal records it.</summary>
    public string? MadeId { get; init; }
}

/// <summary>An input that is being sent.</summary>
/// <param name="Id">The id of its instance.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Entry">Its entry in the journal; null without a journal.</param>
internal sealed record SentInput<TInput>(string Id, PlannedInput<TInput> Plan, JournalEntry? Entry)
{
    public TInput Input => Plan.Input;
}
