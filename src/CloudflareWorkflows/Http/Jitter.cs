using System;

namespace CloudflareWorkflows.Http;

/// <summary>Numbers from 0 to 1 that spread the pauses of many clients. Nothing secret depends on them.</summary>
internal static class Jitter
{
    private static readonly Random s_random = new();

    public static double Next()
    {
        lock (s_random)
        {
#pragma warning disable CA5394 // Not used for security.
            return s_random.NextDouble();
#pragma warning restore CA5394
        }
    }
}
