using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>Where a token stands after a request.</summary>
/// <param name="IsAllowed">Whether the request may pass.</param>
/// <param name="Left">How many more may follow.</param>
/// <param name="Reset">When the window or the block ends.</param>
internal readonly record struct BudgetState(bool IsAllowed, int Left, TimeSpan Reset)
{
    public int ResetSeconds => (int)Math.Ceiling(Reset.TotalSeconds);
}
