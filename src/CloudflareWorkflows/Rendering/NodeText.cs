using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering;

/// <summary>Formats a node of a graph for people: its type and name, and its settings. Texts are on one line, without control
/// characters.</summary>
internal static class NodeText
{
    /// <summary>Conditions are bundled code, which can be long.</summary>
    public const int LongestCode = 60;

    /// <summary>The service allows no longer names.</summary>
    public const int LongestName = 256;

    private static readonly Dictionary<string, TimeSpan> s_units = new(StringComparer.Ordinal)
    {
        ["millisecond"] = TimeSpan.FromMilliseconds(1),
        ["second"] = TimeSpan.FromSeconds(1),
        ["minute"] = TimeSpan.FromMinutes(1),
        ["hour"] = TimeSpan.FromHours(1),
        ["day"] = TimeSpan.FromDays(1),
        ["week"] = TimeSpan.FromDays(7),
    };

    /// <summary>Returns the type, and the name in quotes: <c>step 'charge card'</c>, <c>parallel, all</c>, <c>when
    /// 'damaged'</c>.</summary>
    public static string HeadOf(WorkflowGraphNode node)
    {
        string? code = node.Condition is null ? null : EscapedText.OnOneLine(node.Condition, LongestCode);
        string head = node switch
        {
            { Type: null, Part: "branches" } => code is null ? "otherwise" : $"when {code}",
            { Type: "break", Kind: string kind } => Word(kind),
            { Type: string type, Part: string part } when type is "block" or "function_def" => part switch
            {
                "try_block" => "block",
                "functions" => "function",
                _ => Word(part),
            },
            _ => string.Join(": ", new[] { node.Part, node.Type }.OfType<string>().Where(word => word.Length > 0).Select(Word)),
        };
        string kindText = node.Kind is null || node.Type == "break" ? "" : $", {Word(node.Kind)}";
        string codeText = code is null || node.Part == "branches" ? "" : $" {code}";
        return (head.Length > 0 ? head : "node") + (node.Name is null ? "" : $" '{EscapedText.OnOneLine(node.Name, LongestName)}'") + kindText + codeText;
    }

    /// <summary>Returns the settings, one text each: <c>3 retries after 10s exponential</c>, <c>timeout 10m</c>, <c>event
    /// approved</c>.</summary>
    public static IEnumerable<string> SettingsOf(WorkflowGraphNode node)
    {
        if (node.EventType is string type)
        {
            yield return $"event {EscapedText.OnOneLine(type, LongestName)}";
        }

        if (node.Config?.RetryLimit is int limit)
        {
            string count = limit == 0 ? "no retries" : limit == 1 ? "1 retry" : string.Format(CultureInfo.InvariantCulture, "{0} retries", limit);
            string delay = limit == 0 || node.Config.RetryDelay is null ? "" : $" after {Time(node.Config.RetryDelay)}";
            string backoff = limit <= 1 || node.Config.Backoff is null ? "" : $" {Word(node.Config.Backoff)}";
            yield return count + delay + backoff;
        }

        if (node.SleepDuration is string duration)
        {
            yield return Time(duration);
        }

        if (node.SleepUntil is string until)
        {
            yield return $"until {EscapedText.OnOneLine(until, LongestCode)}";
        }

        if (node.Config?.Timeout is string timeout)
        {
            yield return $"timeout {Time(timeout)}";
        }
    }

    /// <summary>The names of the service in words: step_do is a step.</summary>
    public static string Word(string name) => name switch
    {
        "step_do" => "step",
        "branches" => "branch",
        "try_block" => "try",
        "catch_block" => "catch",
        "finally_block" => "finally",
        "function_call" => "call",
        "function_def" => "function",
        _ => EscapedText.OnOneLine(
            (name.StartsWith("step_", StringComparison.Ordinal) ? name["step_".Length..] : name).Replace('_', ' '), LongestCode),
    };

    /// <summary>Milliseconds, or a phrase such as <c>10 minutes</c>, in short. Other text stays as it is.</summary>
    private static string Time(string text)
    {
        string[] words = text.Split(' ');
        TimeSpan unit = TimeSpan.FromMilliseconds(1);
        bool isTime = words.Length == 1 || (words.Length == 2 && s_units.TryGetValue(words[1].TrimEnd('s'), out unit));
        return isTime && double.TryParse(words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * unit.TotalDays < TimeSpan.MaxValue.TotalDays / 2
            ? DurationFormat.OfSetting(TimeSpan.FromTicks((long)(number * unit.Ticks)))
            : EscapedText.OnOneLine(text, LongestCode);
    }
}
