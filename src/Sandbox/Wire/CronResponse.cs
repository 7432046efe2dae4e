using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The schedule that started an instance.</summary>
internal sealed record CronResponse(
    string Cron, [property: JsonPropertyName("scheduledTime")] long ScheduledTime)
{
    public static CronResponse? Of(Instance instance) => instance.Schedule is { } cron
        ? new CronResponse(cron, instance.FirstQueuedOn.ToUnixTimeMilliseconds())
        : null;
}
