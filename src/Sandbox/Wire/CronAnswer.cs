using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The schedule that started an instance.</summary>
internal sealed record CronAnswer(
    string Cron, [property: JsonPropertyName("scheduledTime")] long ScheduledTime)
{
    public static CronAnswer? Of(Instance instance) => instance.Schedule is { } cron
        ? new CronAnswer(cron, instance.CreatedOn.ToUnixTimeMilliseconds())
        : null;
}
