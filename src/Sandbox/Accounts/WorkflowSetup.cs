using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A workflow to add to the account.</summary>
public sealed record WorkflowSetup
{
    /// <summary>The Worker that exports it; null for the workflow's name with <c>-worker</c>.</summary>
    public string? ScriptName { get; init; }

    /// <summary>The class; null for the workflow's name in Pascal case.</summary>
    public string? ClassName { get; init; }

    /// <summary>When it was created; null for now.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>The default script of its instances.</summary>
    public StepScript Script { get; init; } = StepScript.Default;

    /// <summary>How long its instances are queued.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Its cron expressions.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>When its schedules stopped starting instances: their next run is then in the past. Null for schedules
    /// that are in time.</summary>
    public DateTimeOffset? SchedulesStoppedOn { get; init; }

    /// <summary>Whether the Worker that exports it was deleted.</summary>
    public bool IsScriptDeleted { get; init; }

    /// <summary>The graph of its code, as JSON text with <c>functions</c> and <c>nodes</c>; null for the statements of
    /// its script.</summary>
    public string? Graph { get; init; }

    /// <summary>Whether the service has a graph of its code.</summary>
    public bool HasGraph { get; init; } = true;

    /// <summary>The number of versions, one day apart.</summary>
    public int Versions { get; init; } = 1;

    /// <summary>How long its ended instances are kept.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The maximum number of steps of an instance.</summary>
    public int? StepLimit { get; init; }

    /// <summary>The maximum number of running instances.</summary>
    public int? ConcurrencyLimit { get; init; }

    /// <summary>Where its data is kept; null without a jurisdiction.</summary>
    public string? Jurisdiction { get; init; }
}
