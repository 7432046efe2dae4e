using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Rendering;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats the differences of instances, for the views. The objects, live or deserialized, contain all
/// details.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ComparisonText
{
    private const int LongestError = 160;
    private const int LongestValue = 60;

    /// <summary>Returns a ratio: <c>x8.7</c>.</summary>
    public static string Change(double? ratio) =>
        ratio is double known ? string.Format(CultureInfo.InvariantCulture, "x{0:0.0}", known) : "";

    /// <summary>Returns a duration and its ratio: <c>14.0s (x2.7)</c>.</summary>
    public static string Duration(TimeSpan? duration, double? ratio) =>
        ratio is null ? DurationText.Of(duration) : $"{DurationText.Of(duration)} ({Change(ratio)})";

    /// <summary>Returns a line for each step that differs.</summary>
    public static string Steps(object? steps) => string.Join("\n", Items(steps)
        .Where(step => Items(Value(step, "Differences")).Any())
        .Select(step => $"{Name(step)}: {string.Join(", ", Differences(step))}"));

    /// <summary>Returns a line for each place where values differ.</summary>
    public static string Values(object? values) => string.Join("\n", Items(values).Select(value => Text(value, "Kind") switch
    {
        "Missing" => $"{Text(value, "Path")}: missing, {Json(value, "Reference")} in the reference",
        "Extra" => $"{Text(value, "Path")}: {Json(value, "Difference")}, missing in the reference",
        _ => $"{Text(value, "Path")}: {Json(value, "Difference")} instead of {Json(value, "Reference")}",
    }));

    /// <summary>A rollback has the name of its step.</summary>
    private static string Name(PSObject step) =>
        Text(step, "Type") == "rollback" ? $"{Text(step, "StepName")} (rollback)" : Text(step, "StepName");

    private static IEnumerable<string> Differences(PSObject step) => Items(Value(step, "Differences")).SelectMany(one => $"{one}" switch
    {
        "Missing" => ["missing"],
        "Extra" => [$"{Text(step, "DifferenceStatus")}, missing in the reference", .. Error(step)],
        "NotReached" => ["not reached"],
        "Status" => [$"{Text(step, "DifferenceStatus")} instead of {Text(step, "ReferenceStatus")}"],
        "Attempts" => [$"{Attempts(step)} instead of {Text(step, "ReferenceAttempts")}"],
        "Error" => Error(step),
        "Slower" or "Faster" => (IEnumerable<string>)[$"{Time(step, "Difference")} instead of {Time(step, "Reference")}"],
        _ => ["in another order"],
    });

    private static IEnumerable<string> Error(PSObject step) =>
        VisibleText.OnOneLine($"{Value(step, "DifferenceError")}", LongestError) is { Length: > 0 } error ? [error] : [];

    private static string Attempts(PSObject step) =>
        Text(step, "DifferenceAttempts") is "1" ? "1 attempt" : $"{Text(step, "DifferenceAttempts")} attempts";

    private static string Time(PSObject step, string side) => DurationText.Of(Value(step, $"{side}Duration") as TimeSpan?);

    private static string Json(PSObject value, string side) =>
        Value(value, side) is object known ? JsonText.Of(known, LongestValue) : "null";

    private static string Text(PSObject item, string property) => VisibleText.OnOneLine(Value(item, property));

    private static object? Value(PSObject item, string property) => item.Properties[property]?.Value;

    private static IEnumerable<PSObject> Items(object? items) =>
        LanguagePrimitives.GetEnumerable(items)?.Cast<object>().Select(PSObject.AsPSObject) ?? [];
}
