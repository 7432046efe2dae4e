using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Text that addresses one workflow.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkflowNameAttribute : ServiceRuleAttribute
{
    /// <summary>Why a name is refused; null if it is not.</summary>
    internal static string? Violation(string text) => WildcardPattern.ContainsWildcardCharacters(text)
        ? "wildcards are for Get-CfWorkflow; pipe its output into this command"
        : ServiceRules.WorkflowName(text);

    private protected override string? Breach(string text) => Violation(text);
}
