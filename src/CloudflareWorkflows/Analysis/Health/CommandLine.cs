using System;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Writes commands that can be run as they are.</summary>
internal static class CommandLine
{
    private const long MinutesPerDay = 24 * 60;

    private static readonly TimeSpan s_commandTime = TimeSpan.FromSeconds(10);

    /// <summary>Writes a command with its first arguments.</summary>
    public static string Of(string command, params string[] arguments) =>
        string.Join(" ", [command, .. arguments.Select(Argument)]);

    /// <summary>Writes an argument. PowerShell also ends a quoted text at a typographic quote, so these are doubled
    /// too.</summary>
    public static string Argument(string text) => IsPlain(text)
        ? text
        : $"'{string.Concat(text.Select(one => IsQuote(one) ? $"{one}{one}" : $"{one}"))}'";

    /// <summary>Writes a time as an age: <c>7d</c>, <c>12h</c>, or <c>90m</c>. Parts of a minute are rounded up, unless they
    /// are only the seconds that a command takes.</summary>
    public static string Age(TimeSpan age)
    {
        long minutes = (long)Math.Max(1, Math.Ceiling((age - s_commandTime).TotalMinutes));
        (long count, char unit) = (minutes % MinutesPerDay, minutes % 60) switch
        {
            (0, _) => (minutes / MinutesPerDay, 'd'),
            (_, 0) => (minutes / 60, 'h'),
            _ => (minutes, 'm'),
        };
        return string.Format(CultureInfo.InvariantCulture, "{0}{1}", count, unit);
    }

    private static bool IsPlain(string text) => text.Length > 0 && IsLetter(text[0])
        && text.All(one => IsLetter(one) || one is (>= '0' and <= '9') or '-' or '_');

    private static bool IsLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsQuote(char one) => one is '\'' or (>= '\u2018' and <= '\u201b');
}
