namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A schedule in a request.</summary>
internal sealed record ScheduleBody(string? Cron);
