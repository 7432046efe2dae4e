using System;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The data of an instance in a listing, and how long it is valid.</summary>
/// <param name="Status">One of <see cref="InstanceStatus.All"/>.</param>
/// <param name="StartedOn">When it left the queue.</param>
/// <param name="EndedOn">When it ended.</param>
/// <param name="ModifiedOn">When it changed last.</param>
/// <param name="ValidFrom">The start of validity.</param>
/// <param name="ValidUntil">The end of validity; null for unlimited.</param>
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
