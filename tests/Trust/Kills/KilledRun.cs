using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Kills;

/// <summary>A command that ended after some kills.</summary>
/// <param name="Result">The result of its last run.</param>
/// <param name="Kills">The number of kills before.</param>
internal sealed record KilledRun(CallResult Result, int Kills);
