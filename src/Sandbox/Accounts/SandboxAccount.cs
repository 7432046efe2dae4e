using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>The emulated account. All that it holds is read and changed under one lock.</summary>
public sealed class SandboxAccount
{
    private readonly SortedDictionary<string, Workflow> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TerminateJob> _terminators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _issuedIds = new(StringComparer.Ordinal);
    private long _sequence;

    internal SandboxAccount(SandboxOptions options)
    {
        Time = options.Time;
        Name = options.AccountName;
        Id = StableIds.Hex($"account {Name}");
        CreatedOn = Time.GetUtcNow().AddDays(-400);
    }

    /// <summary>32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it is on a paid plan; schedules need one.</summary>
    public bool IsPaid { get; set; } = true;

    /// <summary>The account's own default of how long ended instances are kept.</summary>
    public Retention Retention { get; set; } = new(null, null);

    internal TimeProvider Time { get; }

    internal List<ConcurrencyKey> ConcurrencyKeys { get; } = [];

    /// <summary>The triggers of each Worker, as JSON text.</summary>
    internal SortedDictionary<string, List<string>> Triggers { get; } = new(StringComparer.Ordinal);

    internal DateTimeOffset CreatedOn { get; }

    internal Lock Gate { get; } = new();

    internal DateTimeOffset Now => WireTime.Truncate(Time.GetUtcNow());

    internal IEnumerable<Workflow> Workflows => _workflows.Values;

    /// <summary>Adds a workflow.</summary>
    public Workflow AddWorkflow(string name, WorkflowSetup? setup = null)
    {
        lock (Gate)
        {
            Workflow workflow = new(this, name, setup ?? new WorkflowSetup(), Now);
            _workflows.Add(name, workflow);
            return workflow;
        }
    }

    /// <summary>Adds an instance to a workflow that is there.</summary>
    public Instance AddInstance(string workflowName, InstanceSetup? setup = null) =>
        AddInstances(workflowName, [setup ?? new InstanceSetup()])[0];

    /// <summary>Adds many instances at once, which is a good deal faster than one by one.</summary>
    public IReadOnlyList<Instance> AddInstances(string workflowName, IEnumerable<InstanceSetup> setups)
    {
        lock (Gate)
        {
            Workflow workflow = _workflows[workflowName];
            Instance[] instances = [.. setups.Select(setup => NewInstance(workflow, setup))];
            workflow.Instances.AddRange(instances);
            return instances;
        }
    }

    /// <summary>An instance; null when there is none.</summary>
    public Instance? FindInstance(string workflowName, string id)
    {
        lock (Gate)
        {
            return FindWorkflow(workflowName)?.Instances.Find(id);
        }
    }

    /// <summary>How many instances a workflow has, in whatever status.</summary>
    public int CountInstances(string workflowName)
    {
        lock (Gate)
        {
            return FindWorkflow(workflowName)?.Instances.Count ?? 0;
        }
    }

    /// <summary>A workflow by its name; null when there is none.</summary>
    public Workflow? FindWorkflow(string name) => _workflows.GetValueOrDefault(name);

    /// <summary>Removes a workflow at once; what is left of it is terminated bit by bit.</summary>
    internal void RemoveWorkflow(Workflow workflow)
    {
        _ = _workflows.Remove(workflow.Name);
        StartTerminating(workflow, [.. workflow.Instances.All]);
    }

    /// <summary>Whether the terminate job of a workflow runs. A workflow of the same name inherits it.</summary>
    internal bool IsTerminating(string workflowName) =>
        _terminators.TryGetValue(workflowName, out TerminateJob? job) && job.IsRunningAt(Now);

    internal void StartTerminating(Workflow workflow, IReadOnlyCollection<Instance> instances) =>
        _terminators[workflow.Name] = TerminateJob.Start(instances, Now);

    internal Instance NewInstance(Workflow workflow, InstanceSetup setup) =>
        new(workflow, setup, Now, _sequence++);

    internal Guid NextId(string purpose)
    {
        int number = _issuedIds.GetValueOrDefault(purpose) + 1;
        _issuedIds[purpose] = number;
        return StableIds.Uuid($"{Id} {purpose} {number}");
    }

    // Workflows created since the end of August 2026 keep their instances for 7 days, older ones for 30; a free plan
    // for 3 (limits page of 2026-06-15, cloudflare-docs 33056).
    internal TimeSpan DefaultRetentionFor(DateTimeOffset workflowCreatedOn)
    {
        bool isRecent = workflowCreatedOn >= new DateTimeOffset(2026, 8, 27, 0, 0, 0, TimeSpan.Zero);
        return TimeSpan.FromDays(IsPaid ? (isRecent ? 7 : 30) : 3);
    }
}
