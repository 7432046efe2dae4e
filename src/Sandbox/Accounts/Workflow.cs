using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A workflow of the account, with its versions and instances.</summary>
public sealed class Workflow
{
    private readonly SandboxAccount _account;
    private readonly List<WorkflowVersion> _versions = [];

    internal Workflow(SandboxAccount account, string name, WorkflowSetup setup, DateTimeOffset now)
    {
        _account = account;
        Instances = new InstanceIndex(removed =>
        {
            removed.RemovedOn = account.Now;
            account.Keep(removed);
        });
        Name = name;
        Id = account.NextId($"workflow {name}");
        CreatedOn = WireTime.Truncate(setup.CreatedOn ?? now);
        QueueTime = setup.QueueTime;
        Jurisdiction = setup.Jurisdiction;
        for (int age = setup.Versions - 1; age >= 0; age--)
        {
            Deploy(setup, CreatedOn.AddDays(setup.Versions - 1 - age));
        }
    }

    /// <summary>Its name, unique in the account.</summary>
    public string Name { get; }

    /// <summary>Its id.</summary>
    public Guid Id { get; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedOn { get; }

    /// <summary>When it was deployed last.</summary>
    public DateTimeOffset ModifiedOn { get; private set; }

    /// <summary>The Worker that exports its class.</summary>
    public string ScriptName { get; private set; } = "";

    /// <summary>Where its data is kept, since its creation.</summary>
    public string? Jurisdiction { get; }

    /// <summary>The script of its instances.</summary>
    public StepScript Script { get; private set; } = StepScript.Default;

    /// <summary>Its cron expressions.</summary>
    public IReadOnlyList<string> Schedules { get; private set; } = [];

    /// <summary>The versions, oldest first.</summary>
    public IReadOnlyList<WorkflowVersion> Versions => _versions;

    /// <summary>The newest version.</summary>
    public WorkflowVersion Newest => _versions[^1];

    /// <summary>Whether its Worker was deleted.</summary>
    public bool IsScriptDeleted { get; internal set; }

    internal ServiceBehavior Behavior => _account.Behavior;

    internal DateTimeOffset? SchedulesStoppedOn { get; private set; }

    internal TimeSpan QueueTime { get; }

    internal InstanceIndex Instances { get; }

    internal DateTimeOffset? TriggeredOn =>
        Instances.Count == 0 ? null : Instances.All[^1].CreatedOn;

    internal void Deploy(WorkflowSetup setup, DateTimeOffset now)
    {
        WorkflowVersion version = new()
        {
            Id = _account.NextId($"version {Name}"),
            ClassName = setup.ClassName ?? WorkflowName.ToClassName(Name),
            CreatedOn = WireTime.Truncate(now),
            Script = setup.Script,
            Graph = setup.Graph,
            HasGraph = setup.HasGraph,
            StepLimit = setup.StepLimit,
            Retention = setup.Retention,
            ConcurrencyLimit = setup.ConcurrencyLimit,
        };
        _versions.Add(version);
        Script = setup.Script;
        ScriptName = setup.ScriptName ?? $"{Name}-worker";
        Schedules = setup.Schedules;
        SchedulesStoppedOn = setup.SchedulesStoppedOn;
        IsScriptDeleted = setup.IsScriptDeleted;
        ModifiedOn = version.CreatedOn;
    }

    /// <summary>Returns the number of instances in each status and removes expired instances.</summary>
    internal Dictionary<string, int> CountByStatus(DateTimeOffset now)
    {
        Instances.RemoveExpired(now);
        Dictionary<string, int> counts = InstanceStatus.All.ToDictionary(status => status, _ => 0);
        foreach (Instance instance in Instances.All)
        {
            counts[instance.Summary(now).Status]++;
        }

        return counts;
    }

    internal TimeSpan RetentionOf(Instance instance, string status)
    {
        TimeSpan? configured = status switch
        {
            InstanceStatus.Complete => instance.Retention?.Success ?? instance.Version.Retention?.Success
                ?? _account.Retention.Success,
            InstanceStatus.Errored => instance.Retention?.Error ?? instance.Version.Retention?.Error
                ?? _account.Retention.Error,
            // Terminated instances do not follow the retention of errors (cloudflare-docs 32949).
            _ => null,
        };
        return configured ?? _account.DefaultRetentionFor(CreatedOn);
    }
}
