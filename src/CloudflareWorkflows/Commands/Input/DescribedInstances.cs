using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Tells where an object that describes instances has the instances themselves.</summary>
internal static class DescribedInstances
{
    /// <summary>Returns what to pipe instead of the object; null if it has no instances.</summary>
    public static string? Advise(PSObject input) =>
        InputShape.Has(input, "Causes") ? "Pipe its property Causes."
        : InputShape.Has(input, "Findings") ? "Pipe the objects of its property Findings that have an Id."
        : InputShape.Text(input, "Advice") is { Length: > 0 } advice ? $"Run the advice of this finding: {advice}"
        : null;
}
