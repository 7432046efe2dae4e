using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Kills;

/// <summary>A command that came to its end after some kills.</summary>
/// <param name="Result">What its last run result.</param>
/// <param name="Kills">How often it was killed before.</param>
internal sealed record KilledRun(CallResult Result, int Kills);
