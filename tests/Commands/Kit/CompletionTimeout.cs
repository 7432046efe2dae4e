using System;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>The timeout of completion.</summary>
internal static class CompletionTimeout
{
    private const string Setting = "CloudflareWorkflows.CompletionTimeout";

    /// <summary>On a machine under load, completion can be slow.</summary>
    [ModuleInitializer]
    internal static void Extend() => Set(TimeSpan.FromMinutes(1));

    public static TimeSpan? Set(TimeSpan? timeout)
    {
        TimeSpan? before = AppContext.GetData(Setting) as TimeSpan?;
        AppContext.SetData(Setting, timeout);
        return before;
    }
}
