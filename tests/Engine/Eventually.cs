using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Waits for what no command waits for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Looks again and again until there is something to see, and fails if there never is.</summary>
    public static object?[] NotEmpty(Func<object?[]> read)
    {
        Stopwatch watch = Stopwatch.StartNew();
        object?[] found = read();
        while (found.Length == 0 && watch.Elapsed < s_timeout)
        {
            Thread.Sleep(s_pause);
            found = read();
        }

        Assert.NotEmpty(found);
        return found;
    }
}
