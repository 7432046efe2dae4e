using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Workers;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>The emulated account. Its state is read and changed under one lock.</summary>
public sealed class SandboxAccount
{
    private readonly SortedDictionary<string, Workflow> _workflows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TerminationJob> _terminationJobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _issuedIds = new(StringComparer.Ordinal);
    private readonly List<Instance> _removed = [];
    private ServiceBehavior _behavior;
    private long _nextSequence;

    internal SandboxAccount(SandboxOptions options)
    {
        Time = options.Time;
        Name = options.AccountName;
        Id = StableIds.Hex($"account {Name}");
        CreatedOn = Time.GetUtcNow().AddDays(-400);
        _behavior = options.Behavior;
        Classes = options.Classes;
    }

    /// <summary>32 hexadecimal digits.</summary>
    public string Id { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it has a paid plan, which schedules require.</summary>
    public bool IsPaid { get; set; } = true;

    /// <summary>The account's default retention of ended instances.</summary>
    public Retention Retention { get; set; } = new(null, null);

    /// <summary>How it behaves where no source settles it.</summary>
    public ServiceBehavior Behavior
    {
        get => _behavior;
        set
        {
            lock (SyncRoot)
            {
                _behavior = value;
                foreach (Workflow workflow in _workflows.Values)
                {
                    workflow.Instances.ForgetStates();
                }
            }
        }
    }

    internal TimeProvider Time { get; }

    /// <summary>What the classes of uploaded Workers do.</summary>
    internal IReadOnlyDictionary<string, StepScript> Classes { get; }

    internal List<ConcurrencyKey> ConcurrencyKeys { get; } = [];

    /// <summary>The triggers of each Worker, as JSON text.</summary>
    internal SortedDictionary<string, List<string>> Triggers { get; } = new(StringComparer.Ordinal);

    /// <summary>The uploaded Workers, by name.</summary>
    internal SortedDictionary<string, WorkerScript> Workers { get; } = new(StringComparer.Ordinal);

    internal DateTimeOffset CreatedOn { get; }

    internal Lock SyncRoot { get; } = new();

    internal DateTimeOffset Now => WireTime.Truncate(Time.GetUtcNow());

    internal IEnumerable<Workflow> Workflows => _workflows.Values;

    /// <summary>Adds a workflow.</summary>
    public Workflow AddWorkflow(string name, WorkflowSetup? setup = null)
    {
        lock (SyncRoot)
        {
            Workflow workflow = new(this, name, setup ?? new WorkflowSetup(), Now);
            _workflows.Add(name, workflow);
            return workflow;
        }
    }

    /// <summary>Adds an instance to an existing workflow.</summary>
    public Instance AddInstance(string workflowName, InstanceSetup? setup = null) =>
        AddInstances(workflowName, [setup ?? new InstanceSetup()])[0];

    /// <summary>Adds many instances at once, which is much faster than one by one.</summary>
    public IReadOnlyList<Instance> AddInstances(string workflowName, IEnumerable<InstanceSetup> setups)
    {
        lock (SyncRoot)
        {
            Workflow workflow = _workflows[workflowName];
            Instance[] instances = [.. setups.Select(setup => NewInstance(workflow, setup))];
            workflow.Instances.AddRange(instances);
            return instances;
        }
    }

    /// <summary>Returns an instance; null if there is none.</summary>
    public Instance? FindInstance(string workflowName, string id)
    {
        lock (SyncRoot)
        {
            return FindWorkflow(workflowName)?.Instances.Find(id);
        }
    }

    /// <summary>Returns the number of instances of a workflow, in any status.</summary>
    public int CountInstances(string workflowName)
    {
        lock (SyncRoot)
        {
            return FindWorkflow(workflowName)?.Instances.Count ?? 0;
        }
    }

    /// <summary>Returns a workflow by its name; null if there is none.</summary>
    public Workflow? FindWorkflow(string name) => _workflows.GetValueOrDefault(name);

    /// <summary>Returns all instances, and those that were removed and had events since a time.</summary>
    internal IEnumerable<Instance> KnownInstances(DateTimeOffset since)
    {
        _ = _removed.RemoveAll(instance => instance.Timeline(Now).HasEndedBefore(since));
        return _workflows.Values.SelectMany(workflow => workflow.Instances.All.ToArray()).Concat(_removed);
    }

    /// <summary>Keeps an instance that the API no longer has: analytics still count its events.</summary>
    internal void Keep(Instance removed) => _removed.Add(removed);

    /// <summary>Removes a workflow at once; its instances are terminated gradually.</summary>
    internal void RemoveWorkflow(Workflow workflow)
    {
        _ = _workflows.Remove(workflow.Name);
        _removed.AddRange(workflow.Instances.All);
        StartTerminating(workflow, [.. workflow.Instances.All]);
    }

    /// <summary>Adds or replaces a Worker.</summary>
    internal void SetWorker(WorkerScript script)
    {
        Workers[script.Name] = script;
        TellWorkflows(script.Name, isDeleted: false);
    }

    /// <summary>Removes a Worker. Its workflows stay, and say so.</summary>
    internal void RemoveWorker(string name)
    {
        _ = Workers.Remove(name);
        TellWorkflows(name, isDeleted: true);
    }

    /// <summary>Whether the termination job of a workflow is running. A new workflow with the same name inherits
    /// it.</summary>
    internal bool IsTerminating(string workflowName) =>
        _terminationJobs.TryGetValue(workflowName, out TerminationJob? job) && job.IsRunningAt(Now);

    internal void StartTerminating(Workflow workflow, IReadOnlyCollection<Instance> instances) =>
        _terminationJobs[workflow.Name] = TerminationJob.Start(instances, Now);

    internal Instance NewInstance(Workflow workflow, InstanceSetup setup) =>
        new(workflow, setup, Now, _nextSequence++);

    internal Guid NextId(string purpose)
    {
        int number = _issuedIds.GetValueOrDefault(purpose) + 1;
        _issuedIds[purpose] = number;
        return StableIds.Uuid($"{Id} {purpose} {number}");
    }

    private void TellWorkflows(string scriptName, bool isDeleted)
    {
        foreach (Workflow workflow in Workflows.Where(workflow => workflow.ScriptName == scriptName))
        {
            workflow.IsScriptDeleted = isDeleted;
        }
    }

    // Workflows created since the end of August 2026 keep their instances for 7 days, older ones for 30; a free plan
    // for 3 (limits page of 2026-06-15, cloudflare-docs 33056).
    internal TimeSpan DefaultRetentionFor(DateTimeOffset workflowCreatedOn)
    {
        bool isRecent = workflowCreatedOn >= new DateTimeOffset(2026, 8, 27, 0, 0, 0, TimeSpan.Zero);
        return TimeSpan.FromDays(IsPaid ? (isRecent ? 7 : 30) : 3);
    }
}
