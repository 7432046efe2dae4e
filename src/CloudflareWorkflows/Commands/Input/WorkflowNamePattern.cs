using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Names of workflows with wildcards. They are case-sensitive, as in the service.</summary>
internal static class WorkflowNamePattern
{
    public static bool HasWildcards(string name) => WildcardPattern.ContainsWildcardCharacters(name);

    public static WildcardPattern Of(string name) => WildcardPattern.Get(name, WildcardOptions.CultureInvariant);

    /// <summary>Rejects a name that no workflow can have, and a pattern that is no pattern, such as [a.</summary>
    public static void RefuseInvalid(string name)
    {
        if ((HasWildcards(name) ? Breach(name) : ServiceRules.WorkflowName(name)) is string breach)
        {
            throw new CmdletErrorException(
                "InvalidWorkflowName", ErrorCategory.InvalidArgument, $"'{name}' isn't valid: {breach}.", name);
        }
    }

    private static string? Breach(string pattern)
    {
        try
        {
            _ = Of(pattern).IsMatch("");
            return null;
        }
        catch (WildcardPatternException)
        {
            return "the pattern has a bracket without its counterpart. To match a bracket, write `[";
        }
    }

    /// <summary>The text before the first wildcard, as a filter for the service; null if it can't be part of a
    /// name.</summary>
    public static string? LiteralStart(string pattern)
    {
        string start = pattern[..pattern.IndexOfAny(['*', '?', '[', '`'])];
        return start.Length > 0 && ServiceRules.WorkflowName(start) is null ? start : null;
    }
}
