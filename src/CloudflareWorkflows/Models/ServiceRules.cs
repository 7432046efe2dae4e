using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Models;

/// <summary>The service's rules for names and ids, told as the reason why something breaks them. Null: it does not.</summary>
internal static class ServiceRules
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private static readonly Regex s_name = new(@"^[a-zA-Z0-9_][a-zA-Z0-9_-]*\z", Options);
    private static readonly Regex s_address = new(@"^[a-zA-Z0-9, */#_-]+\z", Options);
    private static readonly Regex s_reservedId = new(@"^cf_[0-9a-f]{64}\z", Options);
    private static readonly Regex s_account = new(@"^[0-9a-fA-F]{32}\z", Options);
    private static readonly string[] s_reservedIds = ["batch", "terminate", "terminateAll"];

    /// <summary>Paths below <c>workflows/</c> that are no workflows.</summary>
    private static readonly string[] s_reservedNames = ["settings", "concurrency"];

    public static string? WorkflowName(string name)
    {
        if (s_reservedNames.Contains(name, StringComparer.Ordinal))
        {
            return $"the address of a workflow called '{name}' is taken by the API itself";
        }

        return Name(name, 64);
    }

    /// <summary>An id that somebody may give to a new instance.</summary>
    public static string? NewInstanceId(string id)
    {
        if (s_reservedIds.Contains(id, StringComparer.Ordinal) || s_reservedId.IsMatch(id))
        {
            return "the id is reserved by the service";
        }

        return Name(id, 100);
    }

    /// <summary>An id of an instance that is there: those that a schedule started hold the cron expression.</summary>
    public static string? InstanceId(string id)
    {
        if (s_reservedIds.Contains(id, StringComparer.Ordinal))
        {
            return $"the address of an instance called '{id}' is that of a job of the service";
        }

        if (id.Length is 0 or > 271)
        {
            return "an instance id has 1 to 271 characters";
        }

        return s_address.IsMatch(id) ? null : "an instance id has letters, digits, spaces and , * / # _ - only";
    }

    public static string? EventType(string type) => Name(type, 100);

    public static string? VersionId(string id) =>
        Guid.TryParseExact(id, "D", out _) ? null : "a version id is a uuid";

    public static string? AccountId(string id) =>
        s_account.IsMatch(id) || id == "local" ? null : "an account id has 32 hexadecimal characters";

    /// <summary>What the address of something ends with.</summary>
    public static string? PathSegment(string text) =>
        text is "" or "." or ".." ? "it would be the address of something else" : null;

    private static string? Name(string name, int longest)
    {
        if (name.Length == 0 || name.Length > longest)
        {
            return $"it must have 1 to {longest} characters";
        }

        return s_name.IsMatch(name)
            ? null
            : "it may have letters, digits, hyphens and underscores only, and not begin with a hyphen";
    }
}
