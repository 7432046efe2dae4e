using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Architecture;

/// <summary>Nothing reads the real clock by itself: tests give each part a clock of their own.</summary>
public sealed class ClockTests
{
    private static readonly string[] s_realClocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "TimeProvider.System",
        "Environment.TickCount", "Stopwatch", "Task.Delay(", "Thread.Sleep(", "CancelAfter(", "new Timer(",
    ];

    /// <summary>Where the real clock is used, and why.</summary>
    private static readonly Dictionary<string, string> s_exceptions = new()
    {
        ["Models/ModuleTime.cs TimeProvider.System"] = "It is the default for the whole module.",
    };

    [Fact]
    public void Only_one_place_names_the_real_clock() => Assert.Equal(
        s_exceptions.Keys.Order(StringComparer.Ordinal),
        SourceFile.All
            .Where(file => file.Layer != "Platform")
            .SelectMany(file => file.Lines
                .SelectMany(line => s_realClocks.Where(clock => line.Contains(clock, StringComparison.Ordinal)))
                .Select(clock => $"{file} {clock}"))
            .Order(StringComparer.Ordinal));
}
