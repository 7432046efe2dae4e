using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Prints results for people.</summary>
internal static class ResultTable
{
    private static readonly string[] s_head = ["job", "measured", "bar", ""];

    public static async Task WriteAsync(TextWriter output, Scale scale, IReadOnlyList<ResultRow> rows)
    {
        List<string[]> lines =
        [
            s_head,
            .. rows.Select(row => new[]
            {
                row.Benchmark.Job, row.Measured, row.Benchmark.Bar.Write(row.Benchmark.Bar.AtMost), row.Verdict,
            }),
        ];
        int[] widths = [.. s_head.Select((_, column) => lines.Max(line => line[column].Length))];

        await output.WriteLineAsync($"{Machine.Describe()}{(scale.IsQuick ? "; quick" : "")}");
        await output.WriteLineAsync();
        await output.WriteLineAsync(Align(lines[0], widths));
        await output.WriteLineAsync(new string('-', Align(lines[0], widths).Length));
        foreach ((string[] line, ResultRow row) in lines.Skip(1).Zip(rows))
        {
            await output.WriteLineAsync(Align(line, widths));
            await output.WriteLineAsync($"    {row.Basis.ReplaceLineEndings(Environment.NewLine + "    ")}");
        }
    }

    private static string Align(string[] line, int[] widths) => string.Join("  ",
        line[0].PadRight(widths[0]), line[1].PadLeft(widths[1]), line[2].PadLeft(widths[2]), line[3].PadRight(widths[3]));
}
