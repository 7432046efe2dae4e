using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Models;

/// <summary>One run of a workflow.</summary>
public record WorkflowInstance
{
    /// <summary>The ID, which is unique in its workflow.</summary>
    public virtual string Id { get; init; } = "";

    /// <summary>The name of the workflow.</summary>
    public virtual string WorkflowName { get; internal set; } = "";

    /// <summary>The status, in the spelling of the service: queued, running, paused, errored, terminated, complete,
    /// waitingForPause, waiting, rollingBack, or a status that is newer than this module.</summary>
    public virtual string Status { get => field ?? InstanceStatus.Unknown; init; }

    /// <summary>What started the instance: api, binding, event, or cron.</summary>
    [JsonPropertyName("trigger_source")]
    public virtual string? Trigger { get; init; }

    /// <summary>When it was created, in local time.</summary>
    public virtual DateTime? CreatedOn { get; init; }

    /// <summary>When the code started, in local time.</summary>
    public virtual DateTime? StartedOn { get; init; }

    /// <summary>When the instance ended, in local time; null if it hasn't ended.</summary>
    public virtual DateTime? EndedOn { get; init; }

    /// <summary>When the instance last changed, in local time.</summary>
    public virtual DateTime? ModifiedOn { get; init; }

    /// <summary>The time from start to end; null if the instance hasn't ended.</summary>
    // Local times go back when the clocks do.
    public virtual TimeSpan? Duration => EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>The ID of the workflow version that the instance runs, which is a UUID.</summary>
    public virtual string? VersionId { get; init; }

    /// <summary>When the instance was read from the service, in local time, if it comes from an archive. Null for an
    /// instance of the service. Commands that change instances refuse an instance of an archive: the error is
    /// FromArchive.</summary>
    public virtual DateTime? ReadOn { get; internal set; }

    /// <summary>The account that the instance belongs to; <c>local</c> for the local engine.</summary>
    public virtual string? AccountId { get; internal set; }

    /// <summary>When the instance was read from the service, in UTC; null if it comes from elsewhere.</summary>
    internal DateTime? ReceivedOn { get; set; }

    /// <summary>Returns the ID.</summary>
    public sealed override string ToString() => Id;

    /// <summary>Whether the instance started at a time that an archive or a CSV file has. A CSV file has no fractions of a
    /// second.</summary>
    internal bool HasStartedAt(DateTime time) => StartedOn is DateTime start
        && (start.ToUniversalTime() - time.ToUniversalTime()).Duration()
            < (time.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(1));

    /// <summary>The instance as a listing returns it.</summary>
    internal WorkflowInstance ToListed() => new(this);
}
