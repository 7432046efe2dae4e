using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>The kind of a pipeline object.</summary>
internal enum InputKind
{
    /// <summary>An object that isn't from this module: a hashtable, a row of a CSV file, parsed JSON, a number.</summary>
    Other,

    /// <summary>Text.</summary>
    Text,

    /// <summary>An account.</summary>
    Account,

    /// <summary>A workflow.</summary>
    Workflow,

    /// <summary>An object that refers to a workflow, and perhaps to one of its versions.</summary>
    WorkflowReference,

    /// <summary>An instance, listed or in full.</summary>
    Instance,

    /// <summary>An object that is several instances: its Id contains their IDs.</summary>
    InstanceSet,

    /// <summary>A step of an instance.</summary>
    Step,

    /// <summary>An event of an instance.</summary>
    Event,

    /// <summary>Another type of this module. It identifies neither a workflow nor instances: it describes them.</summary>
    OtherOfModule,
}

/// <summary>Determines the kind of a pipeline object. A live object, a deserialized one (from a job or a CLIXML file),
/// one from Select-Object, and a plain copy with all properties are treated alike.</summary>
internal static class InputKinds
{
    private const string Selected = "Selected.";

    private static readonly string[] s_prefixes = ["Deserialized.", Selected];

    /// <summary>The types with a kind of their own. Every other type of this module, also a new one, is
    /// <see cref="InputKind.OtherOfModule"/>.</summary>
    private static readonly Dictionary<string, InputKind> s_types = new(StringComparer.Ordinal)
    {
        [nameof(WorkflowAccount)] = InputKind.Account,
        [nameof(Workflow)] = InputKind.Workflow,
        [nameof(WorkflowVersion)] = InputKind.WorkflowReference,
        [nameof(WorkflowGraph)] = InputKind.WorkflowReference,
        [nameof(WorkflowTriggerTarget)] = InputKind.WorkflowReference,
        [nameof(WorkflowDefinition)] = InputKind.WorkflowReference,
        [nameof(WorkflowDifference)] = InputKind.WorkflowReference,
        [nameof(WorkflowVersionDifference)] = InputKind.WorkflowReference,
        [nameof(WorkflowVersionFinding)] = InputKind.WorkflowReference,
        [nameof(WorkflowConcurrencyReference)] = InputKind.WorkflowReference,
        [nameof(WorkflowInstance)] = InputKind.Instance,
        [nameof(WorkflowInstanceDetail)] = InputKind.Instance,
        [nameof(WorkflowInstanceCopy)] = InputKind.Instance,
        [nameof(WorkflowErrorGroup)] = InputKind.InstanceSet,
        [nameof(WorkflowInstanceFinding)] = InputKind.InstanceSet,
        [nameof(WorkflowStep)] = InputKind.Step,
        [nameof(WorkflowEvent)] = InputKind.Event,
    };

    /// <summary>An object of this module that was selected keeps at least one of these keys; otherwise it is no
    /// longer that object.</summary>
    private static readonly string[] s_keys = ["Id", "InstanceId", "Name", "WorkflowName", "VersionId", "AccountId"];

    public static InputKind Of(object input)
    {
        PSObject wrapped = PSObject.AsPSObject(input);
        if (wrapped.BaseObject is string or char)
        {
            return InputKind.Text;
        }

        // Select-Object -ExpandProperty puts the type of the source before the type of the property value: params of
        // an instance are data.
        if (wrapped.TypeNames[0].StartsWith(Selected, StringComparison.Ordinal)
            && !s_keys.Any(key => wrapped.Properties[key] is not null))
        {
            return InputKind.Other;
        }

        InputKind[] kinds = [.. wrapped.TypeNames.Select(OfType).Where(kind => kind != InputKind.Other)];
        return kinds.Length == 0
            ? PlainCopies.KindOf(wrapped)
            : Array.Find(kinds, kind => kind != InputKind.OtherOfModule) is InputKind known and not InputKind.Other
                ? known
                : InputKind.OtherOfModule;
    }

    /// <summary>The kind of a type by its name, which may be that of a copy.</summary>
    public static InputKind OfType(string typeName)
    {
        string name = typeName;
        while (s_prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is string prefix)
        {
            name = name[prefix.Length..];
        }

        string models = typeof(Workflow).Namespace + ".";
        return name.StartsWith(models, StringComparison.Ordinal) && s_types.TryGetValue(name[models.Length..], out InputKind kind) ? kind
            : name.StartsWith(typeof(Workflow).Assembly.GetName().Name + ".", StringComparison.Ordinal) ? InputKind.OtherOfModule
            : InputKind.Other;
    }

    /// <summary>Names the type of an object of this module in a sentence: <c>a WorkflowErrorGroup</c>. A plain copy has no
    /// type.</summary>
    public static string NameOf(PSObject input) => input.TypeNames
        .Select(type => type[(type.LastIndexOf('.') + 1)..].Split('#')[0])
        .FirstOrDefault(type => type.StartsWith(nameof(Workflow), StringComparison.Ordinal)) is string name
            ? $"a {name}"
            : "an object of this module";
}
