using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>Collects what a report is made of. An instance that is added twice counts once; a restarted one that was
/// read before and after its restart is two runs.</summary>
internal sealed class ReportInput
{
    private readonly List<WorkflowKey> _order = [];
    private readonly Dictionary<WorkflowKey, Parts> _parts = [];

    /// <summary>Whether nothing was added.</summary>
    public bool IsEmpty => _order.Count == 0;

    public void Add(WorkflowSummary summary) => Of(summary.AccountId, summary.WorkflowName).Summaries.Add(summary);

    public void Add(WorkflowInstanceDetail instance)
    {
        Parts parts = Of(instance.AccountId, instance.WorkflowName);
        parts.Full[Parts.RunOf(instance)] = instance;
        _ = parts.Ids.Add(instance.Id);
        _ = parts.Unread.Remove(instance.Id);
    }

    /// <summary>Whether the run of a listed instance was added in full.</summary>
    public bool HasFull(WorkflowInstance listed) =>
        _parts.TryGetValue(new WorkflowKey(listed.AccountId, listed.WorkflowName), out Parts? parts)
        && parts.Ids.Contains(listed.Id)
        && parts.Full.Values.Any(full => full.Id == listed.Id
            && (listed.StartedOn is not DateTime start || full.StartedOn is null || full.HasStartedAt(start)));

    /// <summary>Adds an instance of which only a list is known.</summary>
    public void AddUnread(WorkflowInstance instance)
    {
        Parts parts = Of(instance.AccountId, instance.WorkflowName);
        if (!parts.Ids.Contains(instance.Id))
        {
            parts.Unread[instance.Id] = instance;
        }
    }

    /// <summary>The workflows. Each summary is one, and the instances of its workflow belong to the first.</summary>
    public WorkflowReport[] ToWorkflows() => [.. _order.SelectMany(key => ToWorkflows(key, _parts[key]))];

    private static IEnumerable<WorkflowReport> ToWorkflows(WorkflowKey key, Parts parts) => parts.Summaries.Count == 0
        ? [OfInstances(key, parts)]
        : parts.Summaries.Select((summary, index) => OfSummary(summary, key, index == 0 ? parts : new Parts()));

    private static WorkflowReport OfInstances(WorkflowKey key, Parts parts)
    {
        WorkflowInstanceDetail[] full = ReportOrder.Sort(parts.Full.Values);
        return Known(key, full, parts) with
        {
            Causes = ErrorGrouping.Group(full.Where(one => one.Status == InstanceStatus.Errored), new GroupingOptions()),
            Steps = Measured(full),
            Versions = Versions(full.Concat(parts.Unread.Values)),
        };
    }

    private static WorkflowReport OfSummary(WorkflowSummary summary, WorkflowKey key, Parts parts)
    {
        bool isExamples = parts.Full.Count == 0;
        WorkflowInstanceDetail[] full = isExamples
            ? [.. summary.Causes.Select(cause => cause.Group.FirstOrDefault()).OfType<WorkflowInstanceDetail>()
                .GroupBy(Parts.RunOf).Select(same => same.First())]
            : ReportOrder.Sort(parts.Full.Values);
        return Known(key, full, parts) with
        {
            Summary = summary,
            Causes = summary.Causes,
            Steps = summary.Steps.Length > 0 ? summary.Steps : Measured(full),
            Versions = summary.Versions,
            AreStepsOfInstances = summary.Steps.Length == 0,
            IsExamples = isExamples,
        };
    }

    private static WorkflowReport Known(WorkflowKey key, WorkflowInstanceDetail[] full, Parts parts) => new()
    {
        WorkflowName = key.Name,
        AccountId = key.AccountId,
        Instances = full,
        Unread = [.. parts.Unread.Values],
        Measure = Measure([MeasureBy.WorkflowName], full.Concat(parts.Unread.Values)).FirstOrDefault(),
    };

    private static WorkflowStepMeasure[] Measured(WorkflowInstanceDetail[] full)
    {
        StepGroups steps = new();

        // The oldest first: steps are in the order in which they came first.
        foreach (WorkflowInstanceDetail instance in full.AsEnumerable().Reverse())
        {
            steps.Add(instance);
        }

        return steps.ToMeasures();
    }

    private static WorkflowMeasure[] Versions(IEnumerable<WorkflowInstance> instances) =>
        Measure([MeasureBy.VersionId], instances.Where(one => one.VersionId is not null));

    private static WorkflowMeasure[] Measure(MeasureBy[] by, IEnumerable<WorkflowInstance> instances)
    {
        MeasureGroups groups = new(by);
        foreach (WorkflowInstance instance in instances)
        {
            groups.Add(InstanceFacts.Of(instance));
        }

        return groups.ToMeasures();
    }

    private Parts Of(string? accountId, string workflowName)
    {
        WorkflowKey key = new(accountId, workflowName);
        if (!_parts.TryGetValue(key, out Parts? parts))
        {
            _parts.Add(key, parts = new Parts());
            _order.Add(key);
        }

        return parts;
    }

    private readonly record struct WorkflowKey(string? AccountId, string Name);

    private sealed class Parts
    {
        public List<WorkflowSummary> Summaries { get; } = [];

        public Dictionary<(string Id, DateTime? Run), WorkflowInstanceDetail> Full { get; } = [];

        /// <summary>The IDs of the full instances.</summary>
        public HashSet<string> Ids { get; } = [];

        public Dictionary<string, WorkflowInstance> Unread { get; } = [];

        public static (string Id, DateTime? Run) RunOf(WorkflowInstance instance) => (instance.Id, instance.StartedOn?.ToUniversalTime());
    }
}
