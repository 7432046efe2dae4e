using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the name of the workflow from a piped object.</summary>
internal static class WorkflowNameArgument
{
    private const string Member = "WorkflowName";

    public static string Of(PSObject input, InputMembers members, InputKind kind)
    {
        object? value = Read(input, members, kind);
        string? name = KeyText.Of(value) ?? (value is null ? "" : null);
        return name switch
        {
            null => throw Invalid(input, $"a {BaseObject.OrCustomObject(value)!.GetType().Name} isn't a name"),
            "" => throw Missing(input),
            _ => Breach(name) is string breach ? throw Invalid(input, $"'{name}' isn't valid: {breach}") : name,
        };
    }

    /// <summary>Returns why a name is rejected; null if it is valid.</summary>
    public static string? Breach(string name) => WildcardPattern.ContainsWildcardCharacters(name)
        ? "this command doesn't support wildcards; pipe the output of Get-CfWorkflow to it"
        : ServiceRules.WorkflowName(name);

    /// <summary>Creates the error for a missing workflow name.</summary>
    /// <param name="input">The object; null without one.</param>
    public static CmdletErrorException Missing(object? input) => new(
        "NoWorkflowName", ErrorCategory.InvalidArgument, "-WorkflowName is missing, and there is no property WorkflowName.", input)
    {
        RecommendedAction = "Specify -WorkflowName.",
    };

    private static object? Read(PSObject input, InputMembers members, InputKind kind)
    {
        try
        {
            return members.Value(Member) ?? (kind == InputKind.Workflow ? members.Value(nameof(Workflow.Name)) : null);
        }
        catch (GetValueException failure)
        {
            throw Invalid(input, failure.Message);
        }
    }

    private static CmdletErrorException Invalid(object input, string reason) =>
        new("InvalidWorkflowName", ErrorCategory.InvalidArgument, $"The property {Member} isn't valid: {reason}.", input);
}
