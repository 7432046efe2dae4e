using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Recognizes copies of this module's objects that have lost their type, such as rows of a CSV file: they have
/// all properties of a type, and no others. A copy of an object that describes a workflow or instances may have others: an
/// added column doesn't make it data.</summary>
internal static class PlainCopies
{
    private const string Workflow = nameof(WorkflowInstance.WorkflowName);
    private const string Account = nameof(WorkflowInstance.AccountId);

    /// <summary>Only types with both keys. Nobody else's objects have these properties by chance.</summary>
    private static readonly Lazy<(HashSet<string> Properties, InputKind Kind)[]> s_types = new(() =>
    [
        .. typeof(WorkflowInstance).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == typeof(WorkflowInstance).Namespace
                && type.GetProperty(Workflow) is not null && type.GetProperty(Account) is not null)
            .Select(type => (
                new HashSet<string>(type.GetProperties().Select(property => property.Name), StringComparer.OrdinalIgnoreCase),
                InputKinds.OfType(type.FullName!))),
    ]);

    /// <summary>Returns the kind of the copied object; <see cref="InputKind.Other"/> if it isn't a copy.</summary>
    public static InputKind KindOf(PSObject input)
    {
        if (input.BaseObject is not PSCustomObject || input.Properties[Workflow] is null || input.Properties[Account] is null)
        {
            return InputKind.Other;
        }

        string[] names = [.. input.Properties.Select(property => property.Name)];
        InputKind kind = Array.Find(
            s_types.Value, type => type.Properties.Count == names.Length && names.All(type.Properties.Contains)).Kind;
        return kind != InputKind.Other ? kind : s_types.Value
            .Where(type => type.Kind is InputKind.OtherOfModule or InputKind.InstanceSet && type.Properties.IsSubsetOf(names))
            .OrderByDescending(type => type.Properties.Count).Select(type => type.Kind).FirstOrDefault();
    }
}
