using System;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>One attempt at a request, as the governor sees it.</summary>
/// <param name="IsBulk">Whether it is one of many; if not, a person waits for it.</param>
/// <param name="Creates">What it creates; null if nothing.</param>
/// <param name="Report">Tells the command's user what holds it back.</param>
/// <param name="MaximumWait">How long the user would wait for a service that refuses; null for the default.</param>
internal readonly record struct Errand(bool IsBulk, CreationCost? Creates, HoldReport Report, TimeSpan? MaximumWait)
{
    /// <summary>A person wants an answer, and sooner an error than a long silence.</summary>
    public static TimeSpan PersonalPatience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The service blocks for 300 s, and half of ten thousand things done is worse than five minutes lost.</summary>
    public static TimeSpan BulkPatience { get; } = TimeSpan.FromSeconds(330);

    public TimeSpan Patience => MaximumWait ?? (IsBulk ? BulkPatience : PersonalPatience);
}
