using System;
using Cronos;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A cron expression of a workflow and its next occurrence.</summary>
internal sealed record ScheduleResponse(string Cron, DateTimeOffset NextInstance)
{
    public static ScheduleResponse Of(string cron, DateTimeOffset now) =>
        new(cron, CronExpression.Parse(cron).GetNextOccurrence(now, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue);
}
