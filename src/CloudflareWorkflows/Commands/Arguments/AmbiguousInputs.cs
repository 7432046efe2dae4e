using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Rejects piped objects with more than one possible meaning, and explains how to disambiguate.</summary>
internal static class AmbiguousInputs
{
    public const string Params = nameof(NewCfWorkflowInstanceCommand.Params);
    public const string ParamsJson = nameof(NewCfWorkflowInstanceCommand.ParamsJson);

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
                $"An object with params of its own has other properties too: {string.Join(", ", others)}.", input)
            {
                RecommendedAction = "For the whole object as the params, choose the id with -IdProperty "
                    + "(new ids: -IdProperty { New-Guid }). Otherwise leave these properties out.",
            };
        }

        if (members.Has(Params) && members.Has(ParamsJson))
        {
            throw new CmdletErrorException(
                "PayloadTwice", ErrorCategory.InvalidArgument, "The object has both properties, Params and ParamsJson.", input)
            {
                RecommendedAction = "Leave one out.",
            };
        }
    }

    /// <summary>Rejects text: every other command treats it as an id.</summary>
    public static void RefuseText(PSObject input, InputKind kind)
    {
        if (kind == InputKind.Text || input.BaseObject is Guid)
        {
            throw new CmdletErrorException(
                "TextGiven", ErrorCategory.InvalidArgument, $"'{input}' could be the id or the params.", input)
            {
                RecommendedAction = "For ids, give the params with -Params. For params, give the ids with -IdProperty, for "
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

    public static CmdletErrorException OfModule(PSObject input) => new(
        "NotParams", ErrorCategory.InvalidArgument,
        $"'{input}' is an object of this module, and no workflow is started with it as its params.", input)
    {
        RecommendedAction = "Give the params with -Params; those of an instance are its property Params.",
    };
}
