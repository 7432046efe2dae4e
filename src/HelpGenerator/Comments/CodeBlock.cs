using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>Reads code and keeps its lines. The common indentation belongs to the comment, not to the code.</summary>
internal static class CodeBlock
{
    internal static string Read(XElement element)
    {
        List<string> lines = [.. element.Value.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())];
        int margin = lines.Where(line => line.Length > 0).Select(Indentation).DefaultIfEmpty(0).Min();

        // If code starts right after its tag, its first line has no indentation.
        if (lines[0].Length > 0)
        {
            margin = lines.Skip(1).Where(line => line.Length > 0).Select(Indentation).DefaultIfEmpty(0).Min();
            lines[0] = new string(' ', margin) + lines[0].TrimStart();
        }

        return string.Join('\n', lines.Select(line => line.Length == 0 ? line : line[margin..])).Trim('\n');
    }

    private static int Indentation(string line) => line.Length - line.AsSpan().TrimStart().Length;
}
