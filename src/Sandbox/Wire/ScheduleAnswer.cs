using System;
using Cronos;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A cron expression of a workflow, and when it will start an instance next.</summary>
internal sealed record ScheduleAnswer(string Cron, DateTimeOffset NextInstance)
{
    public static ScheduleAnswer Of(string cron, DateTimeOffset now) =>
        new(cron, CronExpression.Parse(cron).GetNextOccurrence(now, TimeZoneInfo.Utc) ?? DateTimeOffset.MaxValue);
}
