using System;
using System.Runtime.CompilerServices;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>The timeout of completion in tests.</summary>
internal static class CompletionTimeout
{
    /// <summary>On a machine under load, completion can be slow.</summary>
    public static TimeSpan OfTests { get; } = TimeSpan.FromMinutes(1);

    [ModuleInitializer]
    internal static void Extend() => AppContext.SetData("CloudflareWorkflows.CompletionTimeout", OfTests);
}
