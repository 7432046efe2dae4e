namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>One step of a script, as the workflow's code would name it.</summary>
/// <param name="Name">The bare name, 1 to 256 characters.</param>
public abstract record ScriptStep(string Name) : ScriptNode
{
    /// <summary>Which step of this kind and name it is, counted from 1; set by the builder.</summary>
    public int Occurrence { get; internal init; } = 1;

    /// <summary>Its place in the script, which tells steps that start in the same instant apart.</summary>
    internal int Position { get; init; }

    /// <summary>The name in the log: the service appends the counter to every name.</summary>
    public string LogName => $"{Name}-{Occurrence}";
}
