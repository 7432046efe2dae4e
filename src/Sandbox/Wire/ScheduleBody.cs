namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A schedule as it is asked for.</summary>
internal sealed record ScheduleBody(string? Cron);
