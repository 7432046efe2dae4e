using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The service's rules for names and ids.</summary>
internal static partial class Rules
{
    public static bool IsName(string name, int maximum) => name.Length <= maximum && NamePattern().IsMatch(name);

    /// <summary>Whether an id is valid for a new instance.</summary>
    public static bool IsNewInstanceId(string id) =>
        IsName(id, 100) && id is not ("batch" or "terminate" or "terminateAll") && !ReservedPattern().IsMatch(id);

    /// <summary>Whether an id is valid for an existing instance: ids of scheduled instances contain the cron
    /// expression.</summary>
    public static bool IsInstanceId(string id) => id.Length <= 271 && AddressPattern().IsMatch(id);

    /// <summary>Whether a name is valid for a Worker.</summary>
    public static bool IsScriptName(string name) => ScriptPattern().IsMatch(name);

    [GeneratedRegex("^[a-z0-9_][a-z0-9-_]{0,62}\\z")]
    private static partial Regex ScriptPattern();

    [GeneratedRegex("^[a-zA-Z0-9_][a-zA-Z0-9-_]*\\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^cf_[0-9a-f]{64}\\z")]
    private static partial Regex ReservedPattern();

    [GeneratedRegex("^[a-zA-Z0-9, */#_-]+\\z")]
    private static partial Regex AddressPattern();
}
