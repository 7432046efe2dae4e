namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>One step of a script.</summary>
/// <param name="Name">The name in the code, 1 to 256 characters.</param>
public abstract record ScriptStep(string Name) : ScriptNode
{
    /// <summary>The number of the step with this kind and name, from 1; set by the builder.</summary>
    public int Occurrence { get; internal init; } = 1;

    /// <summary>Its position in the script, which distinguishes steps that start at the same time.</summary>
    internal int Position { get; init; }

    /// <summary>The name in the log: the service appends the number to every name.</summary>
    public string LogName => $"{Name}-{Occurrence}";
}
