using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The rate limit of a token after a request.</summary>
/// <param name="IsAllowed">Whether the request is allowed.</param>
/// <param name="Left">The number of requests left.</param>
/// <param name="Reset">The time until the window or the block ends.</param>
internal readonly record struct RateLimitState(bool IsAllowed, int Left, TimeSpan Reset)
{
    public int ResetSeconds => (int)Math.Ceiling(Reset.TotalSeconds);
}
