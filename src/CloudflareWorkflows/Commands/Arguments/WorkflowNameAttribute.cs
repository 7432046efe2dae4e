using System;
using System.ComponentModel;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Validates the name of a single workflow.</summary>
[AttributeUsage(AttributeTargets.Property)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkflowNameAttribute : ServiceRuleAttribute
{
    /// <summary>Returns why a name is rejected; null if it is valid.</summary>
    internal static string? Violation(string text) => WildcardPattern.ContainsWildcardCharacters(text)
        ? "only Get-CfWorkflow supports wildcards; pipe its output to this command"
        : ServiceRules.WorkflowName(text);

    private protected override string? Breach(string text) => Violation(text);
}
