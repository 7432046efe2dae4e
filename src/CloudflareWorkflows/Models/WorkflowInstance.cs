using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Models;

/// <summary>One run of a workflow.</summary>
public record WorkflowInstance
{
    /// <summary>The id, unique in its workflow.</summary>
    public virtual string Id { get; init; } = "";

    /// <summary>The workflow it is a run of.</summary>
    public virtual string WorkflowName { get; internal set; } = "";

    /// <summary>Where it stands, in the service's own spelling: queued, running, paused, errored, terminated, complete,
    /// waitingForPause, waiting, rollingBack, or a status that is newer than this module.</summary>
    public virtual string Status { get => field ?? InstanceStatus.Unknown; init; }

    /// <summary>What started it: api, binding, event or cron.</summary>
    [JsonPropertyName("trigger_source")]
    public virtual string? Trigger { get; init; }

    /// <summary>When it was created, in local time.</summary>
    public virtual DateTime? CreatedOn { get; init; }

    /// <summary>When its code started, in local time.</summary>
    public virtual DateTime? StartedOn { get; init; }

    /// <summary>When it ended, in local time; null while it has not.</summary>
    public virtual DateTime? EndedOn { get; init; }

    /// <summary>When it last changed, in local time.</summary>
    public virtual DateTime? ModifiedOn { get; init; }

    /// <summary>How long it ran, from start to end; null while it has not ended.</summary>
    // Local times go back when the clocks do.
    public virtual TimeSpan? Duration => EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>The version of the workflow it runs, a uuid.</summary>
    public virtual string? VersionId { get; init; }

    /// <summary>The account it belongs to; <c>local</c> for the local engine.</summary>
    public virtual string? AccountId { get; internal set; }

    /// <summary>The id.</summary>
    public sealed override string ToString() => Id;

    /// <summary>What a listing would give for it.</summary>
    internal WorkflowInstance ToListed() => new(this);
}
