using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A table in text form: columns between bars, headings in the first line and the first column.</summary>
internal static class TextTable
{
    public static IEnumerable<(string Row, string Column, string Cell)> Read(string table)
    {
        string[][] lines = [.. table.Split('\n').Select(Cells)];
        string[] headings = lines[0];

        // The second line is a separator.
        foreach (string[] line in lines.Skip(2))
        {
            for (int index = 1; index < headings.Length; index++)
            {
                yield return (line[0], headings[index], line[index]);
            }
        }
    }

    private static string[] Cells(string line) =>
        [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
}
