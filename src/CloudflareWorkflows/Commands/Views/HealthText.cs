using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats the health of a workflow for the views, also where it comes from a job or a file. The objects keep full
/// precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HealthText
{
    /// <summary>With fewer runs, a rate in percent would look more precise than it is.</summary>
    private const long LeastForPercent = 20;

    private const int LongestText = 400;

    /// <summary>Returns the rate of errors: <c>13 %</c>, <c>0.4 %</c>, or <c>1 of 5</c> with fewer than 20 runs. An estimate
    /// begins with <c>~</c>.</summary>
    public static string Rate(object health)
    {
        (long? errored, long? ended) = (Number(health, "Errored"), Number(health, "Ended"));
        if (errored is null || ended is null or 0)
        {
            return "";
        }

        string text = ended < LeastForPercent
            ? string.Format(CultureInfo.InvariantCulture, "{0} of {1}", errored, ended)
            : Percent((double)errored / ended.Value);
        return Value(health, "IsEstimate") is true ? "~" + text : text;
    }

    /// <summary>Returns the most severe finding, how many others there are, and the checks that weren't made; without
    /// findings, why they weren't made.</summary>
    public static string Worst(object health)
    {
        object?[] findings = Items(health, "Findings");
        object?[] gaps = Items(health, "NotChecked");
        return (findings.Length, gaps.Length) switch
        {
            (0, 0) => "",
            (0, int count) => WithMore($"not checked: {VisibleText.OnOneLine(gaps[0], LongestText)}", More(count - 1)),
            (int count, 0) => WithMore(Message(findings), More(count - 1)),
            (int count, _) => WithMore(Message(findings), [.. More(count - 1), $"not checked: {Kinds(gaps)}"]),
        };
    }

    /// <summary>Returns all findings, each with its advice on a line of its own.</summary>
    public static string All(object health) => string.Join("\n", Items(health, "Findings").Select(finding =>
        $"{Value(finding!, "Severity")} {Value(finding!, "Kind")}: {VisibleText.OnOneLine(Value(finding!, "Message"))}\n"
            + $"    {VisibleText.OnOneLine(Value(finding!, "Advice"))}"));

    /// <summary>Returns the checks that were not made, each on a line of its own.</summary>
    public static string NotChecked(object health) =>
        string.Join("\n", Items(health, "NotChecked").Select(reason => VisibleText.OnOneLine(reason)));

    private static string Message(object?[] findings) => VisibleText.OnOneLine(Value(findings[0]!, "Message"), LongestText);

    private static string[] More(int others) =>
        others == 0 ? [] : [string.Format(CultureInfo.InvariantCulture, "and {0} more", others)];

    /// <summary>The names of checks, without the reasons.</summary>
    private static string Kinds(object?[] gaps) =>
        string.Join(", ", gaps.Select(gap => VisibleText.OnOneLine(gap).Split(':')[0]).Distinct());

    /// <summary>A sentence keeps its full stop at the end.</summary>
    private static string WithMore(string text, string[] more)
    {
        string stop = text is [.., '.'] ? "." : "";
        return more.Length == 0 ? text : $"{text[..^stop.Length]} ({string.Join("; ", more)}){stop}";
    }

    private static string Percent(double rate) => string.Format(
        CultureInfo.InvariantCulture, rate is > 0 and < 0.1 ? "{0:0.0} %" : "{0:0} %", rate * 100);

    private static long? Number(object item, string property) => Value(item, property) is object value
        ? (long)LanguagePrimitives.ConvertTo(value, typeof(long), CultureInfo.InvariantCulture)
        : null;

    private static object?[] Items(object item, string property) =>
        Value(item, property) is IEnumerable items and not string ? [.. items.Cast<object?>()] : [];

    private static object? Value(object item, string property) =>
        PSObject.AsPSObject(item).Properties[property]?.Value is object value ? PSObject.AsPSObject(value).BaseObject : null;
}
