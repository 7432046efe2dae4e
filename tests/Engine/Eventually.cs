using System;
using System.Diagnostics;
using System.Threading;
using Xunit;

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Polls for results that no command can wait for.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Repeats a read until it returns something. Fails after a timeout.</summary>
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
