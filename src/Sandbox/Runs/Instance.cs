using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>
/// An instance of a workflow: a script, a history of what was done to it, and the clock. All else is computed.
/// </summary>
public sealed class Instance
{
    private static readonly IReadOnlyList<HistoryEntry> s_noHistory = [];
    private List<HistoryEntry>? _history;
    private InstanceSummary? _summary;
    private TaskCompletionSource? _changed;

    internal Instance(Workflow workflow, InstanceSetup setup, DateTimeOffset now, long sequence)
    {
        Workflow = workflow;
        Version = workflow.Newest;
        Id = setup.Id ?? Guid.NewGuid().ToString();
        CreatedOn = WireTime.Truncate(setup.CreatedOn ?? now);
        Script = setup.Script ?? workflow.Script;
        QueueTime = setup.QueueTime ?? workflow.QueueTime;
        Params = setup.Params;
        Trigger = setup.Trigger;
        Schedule = setup.Schedule;
        Retention = setup.Retention;
        Sequence = sequence;
        foreach (HistoryEntry entry in setup.History)
        {
            Record(entry);
        }
    }

    /// <summary>Its id, unique in its workflow.</summary>
    public string Id { get; }

    /// <summary>When it was created, to the millisecond.</summary>
    public DateTimeOffset CreatedOn { get; }

    /// <summary>What it runs.</summary>
    public Script Script { get; }

    /// <summary>Its params as JSON text; null when none were given.</summary>
    public string? Params { get; }

    /// <summary>One of <see cref="TriggerSource"/>.</summary>
    public string Trigger { get; }

    /// <summary>The cron expression that started it; null when nothing of the kind did.</summary>
    public string? Schedule { get; }

    /// <summary>The version of the workflow that it runs.</summary>
    public WorkflowVersion Version { get; }

    /// <summary>What was done to it, oldest first. A terminate job may have planned for instants to come.</summary>
    public IReadOnlyList<HistoryEntry> History => _history ?? s_noHistory;

    internal Workflow Workflow { get; }

    internal TimeSpan QueueTime { get; }

    internal Retention? Retention { get; }

    /// <summary>Tells instances apart that were created in the same millisecond.</summary>
    internal long Sequence { get; }

    /// <summary>Completes when something is done to it next.</summary>
    internal Task Changed =>
        (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Computes its whole state at an instant.</summary>
    public Timeline At(DateTimeOffset now) => RunComputation.Compute(this, WireTime.Truncate(now));

    internal InstanceSummary Summary(DateTimeOffset now)
    {
        if (_summary?.IsValidAt(now) != true)
        {
            Timeline timeline = At(now);
            _summary = new InstanceSummary(
                timeline.Status, timeline.StartedOn, timeline.EndedOn, timeline.ModifiedOn, now, timeline.NextChange);
        }

        return _summary;
    }

    /// <summary>Whether it ended so long ago that the service has forgotten it.</summary>
    internal bool HasExpired(DateTimeOffset now)
    {
        InstanceSummary summary = Summary(now);
        return summary.EndedOn + Workflow.RetentionOf(this, summary.Status) <= now;
    }

    internal void Record(HistoryEntry entry)
    {
        _history ??= new List<HistoryEntry>(1);
        HistoryEntry exact = entry with { At = WireTime.Truncate(entry.At) };
        int index = _history.FindLastIndex(earlier => earlier.At <= exact.At) + 1;
        _history.Insert(index, exact);
        _summary = null;
        _ = _changed?.TrySetResult();
        _changed = null;
    }
}
