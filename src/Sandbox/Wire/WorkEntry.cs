using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A step, or the undoing of one, in the log.</summary>
internal sealed record WorkEntry(
    string Type,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset? End,
    bool? Success,
    string? Output,
    IReadOnlyList<AttemptEntry> Attempts,
    StepConfig Config) : StepEntry(Type);
