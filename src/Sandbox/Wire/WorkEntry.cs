using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A step or its rollback in the step log.</summary>
internal sealed record WorkEntry(
    string Type,
    string Name,
    DateTimeOffset Start,
    DateTimeOffset? End,
    bool? Success,
    string? Output,
    IReadOnlyList<AttemptEntry> Attempts,
    StepConfig Config) : StepEntry(Type);
