namespace CloudflareWorkflows.Models;

/// <summary>A change of the status of an instance.</summary>
/// <param name="Status">The action, as the service names it: pause, resume, terminate, or restart.</param>
internal sealed record StatusChange(string Status)
{
    /// <summary>With terminate: whether the completed steps are undone.</summary>
    public bool? Rollback { get; init; }

    /// <summary>With restart: the step to restart from.</summary>
    public RestartPoint? From { get; init; }

    public static StatusChange Pause { get; } = new("pause");

    public static StatusChange Resume { get; } = new("resume");

    public static StatusChange Terminate { get; } = new("terminate");

    public static StatusChange TerminateAndRollBack { get; } = new("terminate") { Rollback = true };
}
