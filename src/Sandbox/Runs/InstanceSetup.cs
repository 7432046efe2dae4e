using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>An instance to add to the account. What is not given is as a creation by the API makes it.</summary>
public sealed record InstanceSetup
{
    /// <summary>The id; a uuid when null.</summary>
    public string? Id { get; init; }

    /// <summary>When it was created; now when null.</summary>
    public DateTimeOffset? CreatedOn { get; init; }

    /// <summary>What it runs; the workflow's script when null.</summary>
    public Script? Script { get; init; }

    /// <summary>The params, as JSON text.</summary>
    public string? Params { get; init; }

    /// <summary>One of <see cref="TriggerSource"/>.</summary>
    public string Trigger { get; init; } = TriggerSource.Api;

    /// <summary>The cron expression that started it.</summary>
    public string? Schedule { get; init; }

    /// <summary>How long it waits for its start; as the workflow says when null.</summary>
    public TimeSpan? QueueTime { get; init; }

    /// <summary>How long it is kept once it has ended; as the workflow says when null.</summary>
    public Retention? Retention { get; init; }

    /// <summary>What was done to it, in any order.</summary>
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
}
