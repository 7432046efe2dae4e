using System;

namespace CloudflareWorkflows.Models;

/// <summary>A cron expression that starts instances of a workflow.</summary>
public sealed record WorkflowSchedule
{
    /// <summary>The expression, in UTC, for example <c>0 3 * * *</c>.</summary>
    public string Cron { get; init; } = "";

    /// <summary>When the expression starts the next instance, in local time.</summary>
    public DateTime? NextInstance { get; init; }

    /// <summary>Returns the expression.</summary>
    public override string ToString() => Cron;
}
