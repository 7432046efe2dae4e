using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis;

/// <summary>A name that the code computes: fixed text with values in it, such as <c>charge ${id}</c>.</summary>
internal sealed class ComputedName
{
    private const string Start = "${";

    private readonly string[] _fixed;

    /// <param name="name">The name in a graph.</param>
    public ComputedName(string name)
    {
        List<string> parts = [];
        int at = 0;
        for (int start = name.IndexOf(Start, StringComparison.Ordinal); start >= 0; start = name.IndexOf(Start, at, StringComparison.Ordinal))
        {
            parts.Add(name[at..start]);
            at = EndOfValue(name, start + Start.Length);
        }

        parts.Add(name[at..]);
        _fixed = [.. parts];
    }

    /// <summary>The name without what stands in its values. Two builds can have other variables in them.</summary>
    public string Pattern => string.Join(Start + "}", _fixed);

    /// <summary>Whether a part of the name is always the same.</summary>
    public bool HasFixedWord => _fixed.Any(part => part.Any(char.IsLetterOrDigit));

    /// <summary>Whether the code computes a name.</summary>
    public static bool Is(string? name) => name?.Contains(Start, StringComparison.Ordinal) == true;

    /// <summary>Whether the code can compute a name: it has the fixed texts in their order.</summary>
    public bool CanBe(string name)
    {
        string first = _fixed[0];
        string last = _fixed[^1];
        if (_fixed.Length == 1)
        {
            return name == first;
        }

        int at = first.Length;
        int end = name.Length - last.Length;
        if (end < at || !name.StartsWith(first, StringComparison.Ordinal) || !name.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (string part in _fixed.Skip(1).Take(_fixed.Length - 2))
        {
            int found = name.IndexOf(part, at, end - at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }

    /// <summary>A value can contain braces.</summary>
    private static int EndOfValue(string name, int start)
    {
        int open = 1;
        int at = start;
        for (; at < name.Length && open > 0; at++)
        {
            open += name[at] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return at;
    }
}
