using System;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>How long ended instances are kept; null for the default of the level above.</summary>
/// <param name="Success">The retention of completed instances.</param>
/// <param name="Error">The retention of errored instances.</param>
public sealed record Retention(TimeSpan? Success, TimeSpan? Error);
