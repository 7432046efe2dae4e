using System;
using System.Collections.Generic;
using CloudflareWorkflows.Live.Resources;

namespace CloudflareWorkflows.Live.Running;

/// <summary>How to run.</summary>
internal sealed record RunOptions
{
    /// <summary>The most requests of a run, also if it fails.</summary>
    public const int MaximumRequests = 600;

    /// <summary>The part of them that only the removal may use: nine deletions in each round.</summary>
    public const int ReservedRequests = Removal.Rounds * 9;

    /// <summary>The ids of the questions; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>The file of answers.</summary>
    public required string AnswersPath { get; init; }

    /// <summary>The most requests.</summary>
    public int Maximum { get; init; } = MaximumRequests;

    /// <summary>The pause between two looks at an instance.</summary>
    public TimeSpan PollPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The clock of all pauses and timeouts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
