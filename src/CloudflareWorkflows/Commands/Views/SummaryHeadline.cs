using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>The sentences of a summary.</summary>
internal static class SummaryHeadline
{
    /// <summary>The numbers and the durations.</summary>
    public static string Of(PSObject summary)
    {
        string name = VisibleText.OnOneLine(SummaryText.Value(summary, nameof(WorkflowSummary.WorkflowName)));
        long runs = Whole(summary, nameof(WorkflowSummary.Runs));
        if (runs == 0)
        {
            return $"{name}: no run ended in this time." + Waiting(summary);
        }

        bool isEstimate = Has(summary, nameof(WorkflowSummary.Runs));
        long errored = Whole(summary, nameof(WorkflowSummary.Errored));
        long terminated = Whole(summary, nameof(WorkflowSummary.Terminated));
        string failed = errored == 0 ? "none errored" : $"{MeasureText.Count(errored, Has(summary, nameof(WorkflowSummary.Errored)))} errored";
        string stopped = terminated == 0 ? "" : FormattableString.Invariant($", {terminated} terminated");
        return $"{name}: {MeasureText.Count(runs, isEstimate)} {(runs == 1 ? "run" : "runs")}, {failed}{Rates(summary, errored)}{stopped}."
            + Waiting(summary) + Durations(summary);
    }

    /// <summary>What the numbers are, and what to know about them.</summary>
    public static string Remarks(PSObject summary, int width)
    {
        string source = SummaryText.Value(summary, nameof(WorkflowSummary.Source)) is "Analytics"
            ? "From analytics, which count events."
            : "From lists, which count instances.";
        string baseline = SummaryText.Time(summary, nameof(WorkflowSummary.BaselineFrom)) is DateTime from
            ? $" Usual: since {TimeText.OfDay(from)}."
            : "";
        string[] estimates = [.. SummaryText.Items(summary, nameof(WorkflowSummary.Estimates)).Select(one => VisibleText.OnOneLine(one))];
        string range = $"{TimeText.OfDay(SummaryText.Time(summary, nameof(WorkflowSummary.From)))} to "
            + $"{TimeText.OfDay(SummaryText.Time(summary, nameof(WorkflowSummary.Until)))}. ";
        return string.Join("\n", new[]
        {
            range + source + baseline + (estimates.Length == 0 ? "" : $" Estimates: {string.Join(", ", estimates)}."),
        }.Concat(SummaryText.Items(summary, nameof(WorkflowSummary.Notes)).Select(one => VisibleText.OnOneLine(one)))
            .SelectMany(line => Wrap(line, width)));
    }

    private static string Rates(PSObject summary, long errored)
    {
        long complete = Whole(summary, nameof(WorkflowSummary.Runs)) - errored - Whole(summary, nameof(WorkflowSummary.Terminated));
        double? rate = SummaryText.Value(summary, nameof(WorkflowSummary.ErrorRate)) as double?;
        string usual = MeasureText.UsualRate(
            SummaryText.Value(summary, nameof(WorkflowSummary.UsualErrorRate)) as double?,
            SummaryText.Value(summary, nameof(WorkflowSummary.BaselineRuns)));
        string[] parts =
        [
            .. errored == 0 || rate is null ? [] : new[] { MeasureText.Rate(rate, Int(errored), Int(complete)) },
            .. usual.Length == 0 ? [] : new[] { $"usually {usual}" },
        ];
        return parts.Length == 0 ? "" : $" ({string.Join(", ", parts)})";
    }

    private static string Durations(PSObject summary)
    {
        string[] parts =
        [
            .. Duration("Median", nameof(WorkflowSummary.P50), nameof(WorkflowSummary.UsualP50)),
            .. Duration("95th", nameof(WorkflowSummary.P95), nameof(WorkflowSummary.UsualP95)),
        ];
        return parts.Length == 0 ? "" : $"\n{string.Join(", ", parts)}.";

        IEnumerable<string> Duration(string what, string now, string usual)
        {
            if (SummaryText.Value(summary, now) is TimeSpan duration)
            {
                yield return $"{what} {(Has(summary, now) ? "~" : "")}{DurationText.Of(duration)}"
                    + (SummaryText.Value(summary, usual) is TimeSpan before ? $" (usually {DurationText.Of(before)})" : "");
            }
        }
    }

    private static string Waiting(PSObject summary) => Whole(summary, nameof(WorkflowSummary.Waiting)) is > 0 and long waiting
        ? FormattableString.Invariant($" {waiting} waiting now.")
        : "";

    private static bool Has(PSObject summary, string estimate) =>
        SummaryText.Items(summary, nameof(WorkflowSummary.Estimates)).Any(one => $"{one}" == estimate);

    private static long Whole(PSObject summary, string property) =>
        SummaryText.Value(summary, property) is IConvertible number ? number.ToInt64(CultureInfo.InvariantCulture) : 0;

    private static int Int(long number) => (int)Math.Min(number, int.MaxValue / 2);

    private static IEnumerable<string> Wrap(string text, int width)
    {
        StringBuilder line = new();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                _ = line.Clear();
            }

            _ = line.Append(line.Length == 0 ? "" : " ").Append(word);
        }

        yield return line.ToString();
    }
}
