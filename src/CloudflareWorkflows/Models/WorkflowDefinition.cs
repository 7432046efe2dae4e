using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>A workflow as a configuration file of wrangler defines it: everything that a deployment would set.</summary>
public sealed record WorkflowDefinition
{
    /// <summary>Not public, so that PowerShell doesn't convert any object to an empty definition.</summary>
    internal WorkflowDefinition()
    {
    }

    /// <summary>The name, which is unique in the account.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>Same as Name. Parameters that take a workflow have this name.</summary>
    public string WorkflowName => Name;

    /// <summary>The name of the Worker script that contains the code. An environment has a script of its own.</summary>
    public string ScriptName { get; internal init; } = "";

    /// <summary>The class in that script.</summary>
    public string ClassName { get; internal init; } = "";

    /// <summary>How many steps an instance can have; null for the default of the service.</summary>
    public int? StepLimit { get; internal init; }

    /// <summary>How long the service keeps instances that completed successfully; null for the default of the
    /// account.</summary>
    public Retention? SuccessRetention { get; internal init; }

    /// <summary>How long the service keeps instances that ended with an error; null for the default of the
    /// account.</summary>
    public Retention? ErrorRetention { get; internal init; }

    /// <summary>How many instances can run at the same time; null for the default of the service.</summary>
    public int? ConcurrencyLimit { get; internal init; }

    /// <summary>Where the service keeps the data: eu, fedramp, or us. It can't be changed after the creation. Null if the
    /// file doesn't say.</summary>
    public string? Jurisdiction { get; internal init; }

    /// <summary>Whether the file only binds a workflow that another Worker script defines. Such a workflow isn't part of a
    /// deployment, and has no settings here.</summary>
    public bool IsReference { get; internal init; }

    /// <summary>The environment in the file; null for the top level.</summary>
    public string? Environment { get; internal init; }

    /// <summary>The file.</summary>
    public string Path { get; internal init; } = "";

    /// <summary>The account that the file names; null if it names none.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The cron expressions that start instances, in UTC.</summary>
    public string[] Schedule { get; internal init; } = [];

    /// <summary>The names of all workflows in the file, so that a part of the definitions can be compared.</summary>
    internal IReadOnlyCollection<string> NamesInFile { get; init; } = [];

    /// <summary>The settings of a deployment. A setting that the file doesn't have is removed.</summary>
    internal WorkflowChanges ToChanges() => new()
    {
        ScriptName = ScriptName,
        ClassName = ClassName,
        StepLimit = new(true, StepLimit),
        Schedules = new(true, Schedule.Length == 0 ? null : Schedule),
        SuccessRetention = new(true, SuccessRetention),
        ErrorRetention = new(true, ErrorRetention),
        ConcurrencyLimit = new(true, ConcurrencyLimit),
        Jurisdiction = Jurisdiction,
    };

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
