using System;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>How long ended instances are kept; null is the default of the level above.</summary>
/// <param name="Success">For those that completed.</param>
/// <param name="Error">For those that errored.</param>
public sealed record Retention(TimeSpan? Success, TimeSpan? Error);
