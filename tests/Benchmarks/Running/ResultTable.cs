using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Prints the results as a table.</summary>
internal static class ResultTable
{
    private static readonly string[] s_head = ["job", "compared", "min", "median", "result", "threshold", "", "requests"];

    /// <summary>The number of text columns on the left. All others except the last two hold figures.</summary>
    private const int TextColumns = 2;
    private const int FirstAfterFigures = 6;

    public static async Task WriteAsync(TextWriter output, Scale scale, IReadOnlyList<ResultRow> rows)
    {
        string[][] lines = [s_head, .. rows.Select(Cells)];
        int[] widths = [.. s_head.Select((_, column) => lines.Max(line => line[column].Length))];

        await output.WriteLineAsync($"{Machine.Describe()}{(scale.IsQuick ? "; quick" : "")}");
        await output.WriteLineAsync();
        await output.WriteLineAsync(Align(s_head, widths));
        await output.WriteLineAsync(string.Join("  ", widths.Select(width => new string('-', width))));
        foreach (string[] line in lines.Skip(1))
        {
            await output.WriteLineAsync(Align(line, widths));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("A ratio is that of the sums of all paired rounds; min and median are of single rounds.");
        foreach (ResultRow row in rows.Where(row => row.Basis.Length > 0))
        {
            await output.WriteLineAsync($"- {row.Job}{(row.Measurement is null ? "" : $"; {row.Measurement.Compared}")}:");
            await output.WriteLineAsync($"  {row.Basis.ReplaceLineEndings(Environment.NewLine + "  ")}");
        }
    }

    private static string[] Cells(ResultRow row) => row.Measurement is not Measurement measurement
        ? [row.Job, "", "", "", "", "", row.Outcome, ""]
        :
        [
            row.Job, measurement.Compared, measurement.Threshold.Format(measurement.Least), measurement.Threshold.Format(measurement.Median),
            measurement.Threshold.Format(measurement.Value), measurement.Threshold.Format(measurement.Threshold.AtMost), row.Outcome, measurement.Requests,
        ];

    private static string Align(string[] line, int[] widths) => string.Join("  ", line.Select((cell, column) =>
        column is >= TextColumns and < FirstAfterFigures ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])))
        .TrimEnd();
}
