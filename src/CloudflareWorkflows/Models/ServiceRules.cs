using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Models;

/// <summary>The service's rules for names and IDs. Each method returns the rule that a value breaks, or null if it
/// breaks none.</summary>
internal static class ServiceRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex s_name = new(@"^[a-zA-Z0-9_][a-zA-Z0-9_-]*\z", Options);
    private static readonly Regex s_address = new(@"^[a-zA-Z0-9, */#_-]+\z", Options);
    private static readonly Regex s_reservedId = new(@"^cf_[0-9a-f]{64}\z", Options);
    private static readonly Regex s_account = new(@"^[0-9a-fA-F]{32}\z", Options);
    private static readonly string[] s_reservedIds = ["batch", "terminate", "terminateAll"];

    /// <summary>Paths below <c>workflows/</c> that aren't workflows.</summary>
    private static readonly string[] s_reservedNames = ["settings", "concurrency"];

    public static string? WorkflowName(string name)
    {
        if (s_reservedNames.Contains(name, StringComparer.Ordinal))
        {
            return "the API uses this name for something else";
        }

        return Name(name, 64);
    }

    /// <summary>The ID of a new instance.</summary>
    public static string? NewInstanceId(string id)
    {
        if (s_reservedIds.Contains(id, StringComparer.Ordinal) || s_reservedId.IsMatch(id))
        {
            return "the service reserves this ID";
        }

        return Name(id, 100);
    }

    /// <summary>The ID of an existing instance. IDs of scheduled instances contain the cron expression.</summary>
    public static string? InstanceId(string id)
    {
        if (s_reservedIds.Contains(id, StringComparer.Ordinal))
        {
            return "the API uses this ID for something else";
        }

        if (id.Length is 0 or > 271)
        {
            return "an instance ID must have 1 to 271 characters";
        }

        return s_address.IsMatch(id) ? null : "an instance ID can contain only letters, digits, spaces, and , * / # _ -";
    }

    public static string? EventType(string type) => Name(type, 100);

    public static string? VersionId(string id) =>
        Guid.TryParseExact(id, "D", out _) ? null : "a version ID must be a UUID";

    public static string? AccountId(string id) =>
        s_account.IsMatch(id) || id == "local" ? null : "an account ID must have 32 hexadecimal characters";

    /// <summary>The last segment of a path.</summary>
    public static string? PathSegment(string text) =>
        text is "" or "." or ".." ? "it would change the path of the request" : null;

    private static string? Name(string name, int longest)
    {
        if (name.Length == 0 || name.Length > longest)
        {
            return $"it must have 1 to {longest} characters";
        }

        return s_name.IsMatch(name)
            ? null
            : "it can contain only letters, digits, hyphens, and underscores, and can't begin with a hyphen";
    }
}
