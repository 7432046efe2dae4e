using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>An instance to compare: an object, or an ID.</summary>
/// <param name="Id">Its ID.</param>
/// <param name="WorkflowName">Its workflow; null if the object does not name it.</param>
/// <param name="AccountId">Its account; null if the object does not name it.</param>
/// <param name="Full">The full object; null if it must be read.</param>
internal sealed record ComparedInput(string Id, string? WorkflowName, string? AccountId, WorkflowInstanceDetail? Full)
{
    /// <summary>The input, if it comes from an archive.</summary>
    public ArchivedInput? Archived { get; private init; }

    /// <summary>Returns the instances of an object: one, or several of an error group.</summary>
    /// <exception cref="CmdletErrorException">It has none.</exception>
    public static ComparedInput[] Of(PSObject input)
    {
        if (input.BaseObject is WorkflowInstanceDetail full)
        {
            return [OfFull(full)];
        }

        object? given = input.Properties["Id"]?.Value ?? input.Properties["InstanceId"]?.Value;
        string[]? bound = InputShape.IsIds(given)
            ? LanguagePrimitives.ConvertTo<string[]>(BaseObject.Of(given))
            : null;
        string[] ids = new InstanceInput(input, bound, isTyped: false).Ids();
        string? workflowName = TextOrNull(input, "WorkflowName");
        string? accountId = TextOrNull(input, "AccountId");
        return [.. ids.Select(id => new ComparedInput(
            Checked(input, id), workflowName, accountId, FullInput.Of(input, accountId, workflowName, id))
        {
            Archived = ArchivedInput.Of(input),
        })];
    }

    /// <summary>Returns an instance that need not be read.</summary>
    public static ComparedInput OfFull(WorkflowInstanceDetail full) =>
        new(full.Id, full.WorkflowName, full.AccountId, full);

    private static string Checked(PSObject input, string id) => ServiceRules.InstanceId(id) is string breach
        ? throw new CmdletErrorException("InvalidId", ErrorCategory.InvalidArgument, $"'{id}' isn't valid: {breach}.", input)
        : id;

    private static string? TextOrNull(PSObject input, string property) =>
        InputShape.Text(input, property) is { Length: > 0 } text ? text : null;
}
