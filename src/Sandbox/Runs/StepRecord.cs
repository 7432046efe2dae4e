using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>What a step has done up to an instant: an entry of the step log.</summary>
public sealed class StepRecord(StepKind kind, ScriptStep? step, DateTimeOffset startedOn)
{
    /// <summary>What it is.</summary>
    public StepKind Kind { get; } = kind;

    /// <summary>The step of the script; null for the mark of a termination.</summary>
    public ScriptStep? Step { get; } = step;

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedOn { get; } = startedOn;

    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? EndedOn { get; internal set; }

    /// <summary>When a sleep or a wait will end at the latest.</summary>
    public DateTimeOffset? DueOn { get; internal init; }

    /// <summary>Why it failed for good; null while it goes on and when it worked.</summary>
    public StepError? Error { get; internal set; }

    /// <summary>What it returned, as JSON text; null when that is nothing, or a stream.</summary>
    public string? Output { get; internal set; }

    /// <summary>The attempts so far, of a step and of a rollback.</summary>
    public IReadOnlyList<AttemptRecord> Attempts => AttemptList;

    /// <summary>Whether it worked; null while it goes on.</summary>
    public bool? Success => EndedOn is null ? null : Error is null;

    /// <summary>Whether its code runs, so that a pause has to wait.</summary>
    public bool IsExecuting => AttemptList is [.., { EndedOn: null }];

    internal List<AttemptRecord> AttemptList { get; } = [];
}
