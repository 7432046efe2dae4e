using System;

namespace CloudflareWorkflows.Models;

/// <summary>The clock of everything that has no context to take one from: views, arguments, progress and new
/// connections. Only tests set another than the system's.</summary>
internal static class ModuleTime
{
    public static TimeProvider Provider { get; set; } = TimeProvider.System;

    /// <summary>The time, in UTC.</summary>
    public static DateTime UtcNow => Provider.GetUtcNow().UtcDateTime;
}
