using System;
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

    /// <summary>A workflow.</summary>
    Workflow,

    /// <summary>An instance, listed or in full.</summary>
    Instance,

    /// <summary>A step of an instance.</summary>
    Step,

    /// <summary>Another type of this module: a version, an event, a context.</summary>
    OtherOfModule,
}

/// <summary>Determines the kind of a pipeline object. A live object, a deserialized one (from a job or a CLIXML file)
/// and one from Select-Object are treated alike.</summary>
internal static class InputKinds
{
    private const string Selected = "Selected.";

    private static readonly string[] s_prefixes = ["Deserialized.", Selected];

    /// <summary>An object of this module that was selected keeps at least one of these keys; otherwise it is no
    /// longer that object.</summary>
    private static readonly string[] s_keys = ["Id", "InstanceId", "Name", "WorkflowName", "VersionId", "AccountId"];

    private static readonly string?[] s_instances =
        [typeof(WorkflowInstance).FullName, typeof(WorkflowInstanceDetail).FullName, typeof(WorkflowInstanceCopy).FullName];

    public static InputKind Of(object input)
    {
        PSObject wrapped = PSObject.AsPSObject(input);
        if (wrapped.BaseObject is string or char)
        {
            return InputKind.Text;
        }

        InputKind kind = wrapped.TypeNames.Select(OfType).FirstOrDefault(kind => kind != InputKind.Other);

        // Select-Object -ExpandProperty puts the type of the source before the type of the property value: params of
        // an instance are data.
        bool isPart = wrapped.TypeNames[0].StartsWith(Selected, StringComparison.Ordinal)
            && !s_keys.Any(key => wrapped.Properties[key] is not null);
        return isPart ? InputKind.Other : kind;
    }

    private static InputKind OfType(string typeName)
    {
        string name = typeName;
        while (s_prefixes.FirstOrDefault(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) is string prefix)
        {
            name = name[prefix.Length..];
        }

        return name switch
        {
            _ when name == typeof(Workflow).FullName => InputKind.Workflow,
            _ when s_instances.Contains(name) => InputKind.Instance,
            _ when name == typeof(WorkflowStep).FullName => InputKind.Step,
            _ when name.StartsWith(typeof(Workflow).Assembly.GetName().Name + ".", StringComparison.Ordinal)
                => InputKind.OtherOfModule,
            _ => InputKind.Other,
        };
    }
}
