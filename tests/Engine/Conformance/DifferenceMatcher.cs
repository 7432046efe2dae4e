using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>Writes what the engine told as the cloud tells it, as far as the difference is known.</summary>
internal static class DifferenceMatcher
{
    /// <summary>The engine's lines, put as the cloud puts them, and the names of the differences, in their order.</summary>
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

            // A line that only the cloud has takes none of the engine's.
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
