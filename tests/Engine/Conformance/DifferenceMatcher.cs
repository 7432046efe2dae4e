using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>Replaces lines of the engine by the lines of the cloud where the difference is known.</summary>
internal static class DifferenceMatcher
{
    /// <summary>The engine's lines with known differences replaced, and the names of these differences in order.</summary>
    public static (string[] Lines, string[] Differences) Match(string[] engine, string[] cloud)
    {
        List<string> lines = [];
        List<string> differences = [];
        Queue<string> left = new(engine);
        foreach (string expected in cloud)
        {
            string? next = left.Count > 0 ? left.Peek() : null;
            Difference? known = next == expected ? null : Find(next, expected);
            if (known is not null)
            {
                differences.Add(known.Name);
                lines.Add(known.Cloud);
            }
            else if (next is not null)
            {
                lines.Add(next);
            }

            // A line that only the cloud has consumes no line of the engine.
            if (known is not { Engine: null })
            {
                _ = left.TryDequeue(out _);
            }
        }

        return ([.. lines, .. left], [.. differences]);
    }

    private static Difference? Find(string? engine, string cloud) =>
        Differences.All.FirstOrDefault(known => known.Explains(engine, cloud));
}
