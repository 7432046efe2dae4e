using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>An instance to add to the account. The defaults are those of a creation through the API.</summary>
public sealed record InstanceSetup
{
    /// <summary>The id; null for a new UUID.</summary>
    public string? Id { get; init; }

    /// <summary>When it was created; null for now.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>The script; null for the workflow's script.</summary>
    public StepScript? Script { get; init; }

    /// <summary>The params, as JSON text.</summary>
    public string? Params { get; init; }

    /// <summary>One of <see cref="TriggerSource"/>.</summary>
    public string Trigger { get; init; } = TriggerSource.Api;

    /// <summary>The cron expression that started it.</summary>
    public string? Schedule { get; init; }

    /// <summary>The queue time; null for the workflow's default.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>The retention; null for the workflow's default.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The actions on it, in any order.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}
