using System;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>An external action on an instance.</summary>
/// <param name="At">When.</param>
public abstract record HistoryEntry(DateTimeOffset At)
{
    /// <summary>It was paused.</summary>
    public sealed record Paused(DateTimeOffset At) : HistoryEntry(At);

    /// <summary>It was resumed, or a pending pause was canceled.</summary>
    public sealed record Resumed(DateTimeOffset At) : HistoryEntry(At);

    /// <summary>It was terminated, with a rollback of its steps on request.</summary>
    public sealed record Terminated(DateTimeOffset At, bool Rollback = false) : HistoryEntry(At);

    /// <summary>It was restarted, from the beginning or from a step.</summary>
    public sealed record Restarted(DateTimeOffset At, StepSelector? From = null) : HistoryEntry(At);

    /// <summary>An event was sent to it; the payload is JSON text.</summary>
    public sealed record EventSent(DateTimeOffset At, string Type, string Payload = "{}") : HistoryEntry(At);
}
