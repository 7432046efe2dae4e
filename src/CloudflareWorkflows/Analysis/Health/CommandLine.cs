using System;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Writes commands that can be run as they are.</summary>
internal static class CommandLine
{
    /// <summary>Writes a command with its first arguments.</summary>
    public static string Of(string command, params string[] arguments) =>
        string.Join(" ", [command, .. arguments.Select(Argument)]);

    /// <summary>Writes an argument. PowerShell also ends a quoted text at a typographic quote, so these are doubled
    /// too.</summary>
    public static string Argument(string text) => IsPlain(text)
        ? text
        : $"'{string.Concat(text.Select(one => IsQuote(one) ? $"{one}{one}" : $"{one}"))}'";

    /// <summary>Writes a time, which stays the same when the command is read later: <c>2026-11-25T16:54:37Z</c>.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static bool IsPlain(string text) => text.Length > 0 && IsLetter(text[0])
        && text.All(one => IsLetter(one) || one is (>= '0' and <= '9') or '-' or '_');

    private static bool IsLetter(char one) => one is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsQuote(char one) => one is '\'' or (>= '\u2018' and <= '\u201b');
}
