using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>What a measure takes from an instance.</summary>
internal readonly struct InstanceFacts
{
    public string? AccountId { get; init; }

    public string? WorkflowName { get; init; }

    public string? VersionId { get; init; }

    public string? Trigger { get; init; }

    public string? Status { get; init; }

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedOn { get; init; }

    /// <summary>When it was created, in UTC.</summary>
    public DateTime? CreatedUtc { get; private init; }

    public TimeSpan? QueueTime { get; private init; }

    public TimeSpan? Duration { get; private init; }

    public static InstanceFacts Of(WorkflowInstance instance) => new InstanceFacts
    {
        AccountId = instance.AccountId,
        WorkflowName = instance.WorkflowName,
        VersionId = instance.VersionId,
        Trigger = instance.Trigger,
        Status = instance.Status,
        CreatedOn = instance.CreatedOn,
    }.WithTimes((instance as WorkflowInstanceDetail)?.QueuedOn, instance.StartedOn, instance.EndedOn);

    /// <summary>The same with the times in which it was queued and ran. Local times go back when the clocks do, and the
    /// clocks of the service may differ by some milliseconds.</summary>
    /// <param name="queuedOn">When it was queued; null for when it was created.</param>
    /// <param name="startedOn">When it started.</param>
    /// <param name="endedOn">When it ended.</param>
    /// <param name="duration">How long it ran, where the times have lost their fractions.</param>
    public InstanceFacts WithTimes(DateTime? queuedOn, DateTime? startedOn, DateTime? endedOn, TimeSpan? duration = null)
    {
        DateTime? created = CreatedOn?.ToUniversalTime();
        DateTime? started = startedOn?.ToUniversalTime();
        return this with
        {
            CreatedUtc = created,
            QueueTime = NotNegative(started - (queuedOn is null ? created : queuedOn.Value.ToUniversalTime())),
            Duration = NotNegative(duration ?? (endedOn?.ToUniversalTime() - started)),
        };
    }

    private static TimeSpan? NotNegative(TimeSpan? time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;
}
