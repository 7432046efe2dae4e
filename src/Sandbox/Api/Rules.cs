using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The service's rules for names and ids (api.md, section 4).</summary>
internal static partial class Rules
{
    public static bool IsName(string name, int maximum) => name.Length <= maximum && NamePattern().IsMatch(name);

    /// <summary>An id that a caller may choose.</summary>
    public static bool IsNewInstanceId(string id) =>
        IsName(id, 100) && id is not ("batch" or "terminate" or "terminateAll") && !ReservedPattern().IsMatch(id);

    /// <summary>An id that may be asked for: those of schedules hold the cron expression.</summary>
    public static bool IsInstanceId(string id) => id.Length <= 271 && AddressPattern().IsMatch(id);

    [GeneratedRegex("^[a-zA-Z0-9_][a-zA-Z0-9-_]*\\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^cf_[0-9a-f]{64}\\z")]
    private static partial Regex ReservedPattern();

    [GeneratedRegex("^[a-zA-Z0-9, */#_-]+\\z")]
    private static partial Regex AddressPattern();
}
