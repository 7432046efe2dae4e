using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A workflow to add to the account.</summary>
public sealed record WorkflowSetup
{
    /// <summary>The Worker that exports it; the workflow's name with <c>-worker</c> when null.</summary>
    public string? ScriptName { get; init; }

    /// <summary>The class; the workflow's name in Pascal case when null.</summary>
    public string? ClassName { get; init; }

    /// <summary>When it was created; now when null.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>What its instances run unless told otherwise.</summary>
    public Script Script { get; init; } = Script.Default;

    /// <summary>How long its instances are queued.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Its cron expressions.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>How many versions it has, the older ones a day apart.</summary>
    public int Versions { get; init; } = 1;

    /// <summary>How long its ended instances are kept.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The most steps of an instance.</summary>
    public int? StepLimit { get; init; }

    /// <summary>How many instances may run at once.</summary>
    public int? ConcurrencyLimit { get; init; }
}
