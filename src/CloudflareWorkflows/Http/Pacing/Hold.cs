using System;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>What holds a request back, and for how long.</summary>
/// <param name="Reason">What does.</param>
/// <param name="For">How long at most; null until another request is answered.</param>
/// <param name="EndsOn">When what holds it back ends by itself.</param>
internal readonly record struct Hold(HoldReason Reason, TimeSpan? For, DateTimeOffset EndsOn)
{
    /// <summary>Nothing holds it back.</summary>
    public static Hold Free => default;

    public bool IsFree => Reason == HoldReason.None;

    /// <summary>Whether the service is known to refuse: then the user may rather have an error than wait.</summary>
    public bool IsRefusal => Reason is HoldReason.Blocked or HoldReason.UsedUp;

    /// <summary>Held back until a time.</summary>
    public static Hold Until(HoldReason reason, DateTimeOffset end, DateTimeOffset now) =>
        end > now ? new(reason, end - now, end) : Free;

    /// <summary>Held back until another request is answered.</summary>
    public static Hold UntilAnswer(HoldReason reason) => new(reason, null, default);
}
