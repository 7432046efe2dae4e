using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The progress of a step at a time: an entry of the step log.</summary>
public sealed class StepRecord(StepKind kind, ScriptStep? step, DateTimeOffset startedOn)
{
    /// <summary>The kind of entry.</summary>
    public StepKind Kind { get; } = kind;

    /// <summary>The step of the script; null for a termination.</summary>
    public ScriptStep? Step { get; } = step;

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedOn { get; } = startedOn;

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedOn { get; internal set; }

    /// <summary>When a sleep or a wait ends at the latest.</summary>
    public DateTimeOffset? DueOn { get; internal init; }

    /// <summary>The final error; null while it runs and on success.</summary>
    public StepError? Error { get; internal set; }

    /// <summary>The output as JSON text; null if there is none or it is a stream.</summary>
    public string? Output { get; internal set; }

    /// <summary>The attempts so far, of a step or a rollback.</summary>
    public IReadOnlyList<AttemptRecord> Attempts => AttemptList;

    /// <summary>Whether it succeeded; null while it runs.</summary>
    public bool? Success => EndedOn is null ? null : Error is null;

    /// <summary>Whether its code is running, so that a pause has to wait.</summary>
    public bool IsExecuting => AttemptList is [.., { EndedOn: null }];

    internal List<AttemptRecord> AttemptList { get; } = [];
}
