using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Grouping;

/// <summary>The accuracy of grouping on public sets of log messages whose templates people wrote. They aren't part of this
/// repository: see docs/testing.md.</summary>
public sealed class LoghubTests(ITestOutputHelper output)
{
    private const double Required = 0.95;

    /// <summary>The folder of the sets, or an empty string.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable("LOGHUB") ?? "";

    public static bool IsMissing => !Directory.Exists(Folder);

    [Fact(Skip = "LOGHUB names no folder. See docs/testing.md.", SkipWhen = nameof(IsMissing))]
    public void Messages_are_grouped_by_their_templates()
    {
        double[] accuracies = [.. Directory.GetFiles(Folder, "*.csv").Order(StringComparer.Ordinal).Select(Measure)];
        output.WriteLine($"mean {accuracies.Average():0.0000}");

        Assert.Equal(8, accuracies.Length);
        Assert.InRange(accuracies.Average(), Required, 1);
    }

    /// <summary>The part of the messages whose group has exactly the messages of their template.</summary>
    private double Measure(string path)
    {
        (string Template, string Message)[] rows = [.. File.ReadLines(path).Skip(1).Select(Row)];
        MessageGroups groups = MessageGroups.Of([.. rows.Select(row => row.Message)]);
        Dictionary<string, int> sizes = rows.CountBy(row => row.Template).ToDictionary();
        int right = rows.Select((row, index) => (row.Template, group: groups.GroupOf[index]))
            .GroupBy(one => one.group, one => one.Template)
            .Where(group => group.Distinct().Count() == 1 && sizes[group.First()] == group.Count())
            .Sum(group => group.Count());
        double accuracy = (double)right / rows.Length;
        output.WriteLine($"{Path.GetFileNameWithoutExtension(path),-10} {accuracy:0.000}");
        return accuracy;
    }

    private static (string Template, string Message) Row(string line)
    {
        string[] parts = line.Split(',', 2);
        bool isQuoted = parts[1].StartsWith('"');
        return (parts[0], isQuoted ? parts[1][1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : parts[1]);
    }
}
