namespace CloudflareWorkflows.Models;

/// <summary>The statuses of a workflow's health.</summary>
internal static class HealthStatus
{
    public const string Healthy = "Healthy";

    /// <summary>A check could not be made, and no other check found a problem.</summary>
    public const string Unknown = "Unknown";

    public const string Degraded = "Degraded";

    public const string Unhealthy = "Unhealthy";

    /// <summary>All of them, the worst first.</summary>
    public static readonly string[] s_worstFirst = [Unhealthy, Degraded, Unknown, Healthy];
}

/// <summary>The severities of findings.</summary>
internal static class FindingSeverity
{
    public const string Critical = "Critical";
    public const string Warning = "Warning";
    public const string Information = "Information";

    public static readonly string[] s_worstFirst = [Critical, Warning, Information];
}

/// <summary>The kinds of findings. Each is one check.</summary>
internal static class FindingKind
{
    public const string QueueBacklog = "QueueBacklog";
    public const string ScriptDeleted = "ScriptDeleted";
    public const string ScheduleMissed = "ScheduleMissed";
    public const string ErrorRate = "ErrorRate";
    public const string RetryStorm = "RetryStorm";
    public const string NewError = "NewError";
    public const string Stuck = "Stuck";
    public const string EventOverdue = "EventOverdue";
    public const string ExpiresSoon = "ExpiresSoon";

    /// <summary>All of them, in the order in which they are shown if they could not be made.</summary>
    public static readonly string[] s_all =
        [ErrorRate, Stuck, EventOverdue, RetryStorm, NewError, QueueBacklog, ScheduleMissed, ScriptDeleted, ExpiresSoon];
}
