using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Rejects piped objects with more than one possible meaning, and explains how to disambiguate.</summary>
internal static class AmbiguousInputs
{
    public const string Params = "Params";
    public const string ParamsJson = "ParamsJson";

    /// <summary>The properties of an object that describes an instance.</summary>
    private static readonly string[] s_known =
    [
        "WorkflowName", "Id", "InstanceId", Params, ParamsJson, InstanceOptions.Success, InstanceOptions.Error,
        InstanceOptions.Location,
    ];

    /// <summary>Additional properties of a workflow, for objects from Select-Object.</summary>
    private static readonly string[] s_knownOfWorkflow = [.. s_known, "Name", "AccountId"];

    /// <summary>Rejects other properties: they could belong to the params or be a mistake.</summary>
    public static void RefuseOthers(PSObject input, InputMembers members, InputKind kind)
    {
        string[] known = kind == InputKind.Workflow ? s_knownOfWorkflow : s_known;
        string[] others =
        [
            .. members.Names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)),
            .. members.Names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Skip(1).Any() && !same.Key.Equals("Id", StringComparison.OrdinalIgnoreCase))
                .Select(same => same.Key),
        ];
        if (others.Length > 0)
        {
            throw new CmdletErrorException(
                "AmbiguousInput", ErrorCategory.InvalidArgument,
                $"An object with the property Params or ParamsJson also has other properties: {string.Join(", ", others)}.", input)
            {
                RecommendedAction = "To use the whole object as params, choose the ID with -IdProperty "
                    + "(for new IDs: -IdProperty { New-Guid }). Otherwise, remove these properties.",
            };
        }

        if (members.Has(Params) && members.Has(ParamsJson))
        {
            throw new CmdletErrorException(
                "PayloadTwice", ErrorCategory.InvalidArgument, "The object has both Params and ParamsJson.", input)
            {
                RecommendedAction = "Remove one of them.",
            };
        }
    }

    /// <summary>Rejects text: every other command treats it as an id.</summary>
    public static void RefuseText(PSObject input, InputKind kind)
    {
        if (kind == InputKind.Text || input.BaseObject is Guid)
        {
            throw new CmdletErrorException(
                "TextGiven", ErrorCategory.InvalidArgument, $"'{input}' could be the ID or the params.", input)
            {
                RecommendedAction = "For IDs, specify the params with -Params. For params, specify the IDs with -IdProperty, for "
                    + "example -IdProperty { New-Guid }.",
            };
        }
    }

    /// <summary>Rejects an object of this module as params: a new instance must not get an existing one as its
    /// params.</summary>
    public static void RefuseOfModule(object? parameters)
    {
        if (parameters is not null && InputKinds.Of(parameters) is not (InputKind.Other or InputKind.Text))
        {
            throw OfModule(PSObject.AsPSObject(parameters));
        }
    }

    /// <param name="input">The object.</param>
    /// <param name="isPiped">Whether it's the input of a command that already has -Params.</param>
    public static CmdletErrorException OfModule(PSObject input, bool isPiped = false) => new(
        "NotParams", ErrorCategory.InvalidArgument,
        isPiped
            ? $"This input is {InputKinds.NameOf(input)}. With -Params, the input must be an instance, a workflow, or an ID."
            : $"This is {InputKinds.NameOf(input)}. It can't be the params of an instance.",
        input)
    {
        RecommendedAction = isPiped
            ? "Pipe nothing to start one instance. To start instances again with other params, use Copy-CfWorkflowInstance -Params."
            : "Specify the params with -Params. The params of an instance are in its property Params.",
    };
}
