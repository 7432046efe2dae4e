using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>An instance of a workflow: a script, a history of actions, and the clock. Its state is computed from
/// these.</summary>
public sealed class Instance
{
    private static readonly IReadOnlyList<HistoryEntry> s_noHistory = [];
    private List<HistoryEntry>? _history;
    private InstanceSummary? _summary;
    private InstanceTimeline? _timeline;
    private TaskCompletionSource? _changed;

    internal Instance(Workflow workflow, InstanceSetup setup, DateTimeOffset now, long sequence)
    {
        Workflow = workflow;
        Version = workflow.Newest;
        Id = setup.Id ?? Guid.NewGuid().ToString();
        CreatedOn = FirstQueuedOn = WireTime.Truncate(setup.CreatedOn ?? now);
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
    public DateTimeOffset CreatedOn { get; internal set; }

    /// <summary>Its script.</summary>
    public StepScript Script { get; }

    /// <summary>Its params as JSON text; null if there are none.</summary>
    public string? Params { get; }

    /// <summary>One of <see cref="TriggerSource"/>.</summary>
    public string Trigger { get; }

    /// <summary>The cron expression that started it; null for other triggers.</summary>
    public string? Schedule { get; }

    /// <summary>The version of the workflow that it runs.</summary>
    public WorkflowVersion Version { get; }

    /// <summary>The actions on it, oldest first. A termination job may have added future entries.</summary>
    public IReadOnlyList<HistoryEntry> History => _history ?? s_noHistory;

    /// <summary>When its first run was queued.</summary>
    internal DateTimeOffset FirstQueuedOn { get; }

    internal Workflow Workflow { get; }

    internal TimeSpan QueueTime { get; }

    internal Retention? Retention { get; }

    /// <summary>Distinguishes instances that were created in the same millisecond.</summary>
    internal long Sequence { get; }

    /// <summary>When it was deleted; null for an instance that was not. Nothing happens to it afterwards.</summary>
    internal DateTimeOffset? RemovedOn { get; set; }

    /// <summary>Completes on the next action.</summary>
    internal Task Changed =>
        (_changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Computes its state at a time.</summary>
    public InstanceSnapshot At(DateTimeOffset now) => InstanceSimulator.Simulate(this, WireTime.Truncate(now));

    internal InstanceSummary Summary(DateTimeOffset now)
    {
        if (_summary?.IsValidAt(now) != true)
        {
            InstanceSnapshot snapshot = At(now);
            _summary = new InstanceSummary(
                snapshot.Status, snapshot.StartedOn, snapshot.EndedOn, snapshot.ModifiedOn, now, snapshot.NextChange);
        }

        return _summary;
    }

    /// <summary>Returns the events of all its runs up to a time.</summary>
    internal InstanceTimeline Timeline(DateTimeOffset now)
    {
        DateTimeOffset time = WireTime.Truncate(RemovedOn < now ? RemovedOn.Value : now);
        if (_timeline?.IsValidAt(time) != true)
        {
            _timeline = InstanceTimeline.Of(this, time);
        }

        return _timeline;
    }

    /// <summary>Whether its retention has expired.</summary>
    internal bool HasExpired(DateTimeOffset now)
    {
        InstanceSummary summary = Summary(now);
        return summary.EndedOn + Workflow.RetentionOf(this, summary.Status) <= now;
    }

    internal void ForgetState()
    {
        _summary = null;
        _timeline = null;
    }

    internal void Record(HistoryEntry entry)
    {
        _history ??= new List<HistoryEntry>(1);
        HistoryEntry exact = entry with { At = WireTime.Truncate(entry.At) };
        int index = _history.FindLastIndex(earlier => earlier.At <= exact.At) + 1;
        _history.Insert(index, exact);
        ForgetState();
        _ = _changed?.TrySetResult();
        _changed = null;
    }
}
