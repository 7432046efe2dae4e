using System;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>What a listing shows of an instance, and for how long that stays true.</summary>
/// <param name="Status">One of <see cref="InstanceStatus.All"/>.</param>
/// <param name="StartedOn">When it left the queue.</param>
/// <param name="EndedOn">When it ended.</param>
/// <param name="ModifiedOn">When it changed last.</param>
/// <param name="ValidFrom">From when on this is true.</param>
/// <param name="ValidUntil">When it stops being true; null when it stays so.</param>
internal sealed record InstanceSummary(
    string Status,
    DateTimeOffset? StartedOn,
    DateTimeOffset? EndedOn,
    DateTimeOffset ModifiedOn,
    DateTimeOffset ValidFrom,
    DateTimeOffset? ValidUntil)
{
    public bool IsValidAt(DateTimeOffset now) => ValidFrom <= now && !(ValidUntil <= now);
}
