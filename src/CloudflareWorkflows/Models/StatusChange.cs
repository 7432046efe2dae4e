namespace CloudflareWorkflows.Models;

/// <summary>What is to become of an instance.</summary>
/// <param name="Status">The action, in the service's word: pause, resume, terminate or restart.</param>
internal sealed record StatusChange(string Status)
{
    /// <summary>With terminate: whether the steps that are done are undone.</summary>
    public bool? Rollback { get; init; }

    /// <summary>With restart: the step to begin with.</summary>
    public RestartPoint? From { get; init; }

    public static StatusChange Pause { get; } = new("pause");

    public static StatusChange Resume { get; } = new("resume");

    public static StatusChange Terminate { get; } = new("terminate");

    public static StatusChange TerminateAndRollBack { get; } = new("terminate") { Rollback = true };
}
