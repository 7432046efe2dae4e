using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the settings of a new instance from a piped object. An object, a dictionary, a CSV row and parsed
/// JSON are treated alike. Typed parameters take precedence over the object.</summary>
internal sealed class NewInstanceInputReader
{
    public bool HasWorkflowName { get; init; }

    public bool HasId { get; init; }

    public bool HasParams { get; init; }

    /// <summary>The name of the property that is the id, or a script block; null for the property Id.</summary>
    public object? IdProperty { get; init; }

    /// <summary>The location hints that the service knows.</summary>
    public IList<string> LocationHints { get; init; } = [];

    /// <exception cref="CmdletErrorException">The object is ambiguous, or breaks a rule.</exception>
    public NewInstanceInput Read(PSObject input)
    {
        InputKind kind = InputKinds.Of(input);
        if (IsOfModule(kind))
        {
            throw AmbiguousInputs.OfModule(input, isPiped: HasParams);
        }

        InputMembers members = InputMembers.Of(input);
        bool describes = !HasParams && IdProperty is null
            && (members.Has(AmbiguousInputs.Params) || members.Has(AmbiguousInputs.ParamsJson));
        if (describes)
        {
            AmbiguousInputs.RefuseOthers(input, members, kind);
        }

        NewInstanceInput read = new()
        {
            Id = Id(input, members, kind),
            WorkflowName = HasWorkflowName ? null : WorkflowNameArgument.Of(input, members, kind),
            AccountId = kind is InputKind.Workflow or InputKind.Instance ? members.Value("AccountId") as string : null,
        };
        return describes ? InstanceOptions.Read(input, members, Described(read, input, members), LocationHints)
            : HasParams || kind == InputKind.Workflow ? read
            : read with
            {
                Params = PayloadArgument.FromObject("InputObject", input),
                LooksLikeJson = PayloadArgument.LooksLikeJson(input),
            };
    }

    /// <summary>Whether the object belongs to this module and does not specify an instance to start.</summary>
    private bool IsOfModule(InputKind kind) => kind switch
    {
        InputKind.Other or InputKind.Text => false,
        InputKind.Workflow => HasWorkflowName || IdProperty is not null,

        // Its workflow and its id can be used with other params.
        InputKind.Instance => !HasParams,
        _ => true,
    };

    private string? Id(PSObject input, InputMembers members, InputKind kind)
    {
        if (IdProperty is not null)
        {
            return NewIdArgument.OfIdProperty(input, members, IdProperty);
        }

        if (HasParams && KeyText.Of(input) is not null)
        {
            return HasId
                ? throw NewIdArgument.Twice("The input is an ID, and -Id specifies another one.", input)
                : NewIdArgument.Checked(input, input, "the input");
        }

        AmbiguousInputs.RefuseText(input, kind);
        return HasId ? null : NewIdArgument.OfMembers(input, members);
    }

    private static NewInstanceInput Described(NewInstanceInput read, PSObject input, InputMembers members)
    {
        object? value;
        try
        {
            value = members.Value(AmbiguousInputs.Params) ?? members.Value(AmbiguousInputs.ParamsJson);
        }
        catch (GetValueException failure)
        {
            throw Unreadable(failure.Message);
        }

        if (members.Has(AmbiguousInputs.Params))
        {
            AmbiguousInputs.RefuseOfModule(value);
            return value is null ? read : read with
            {
                Params = PayloadArgument.FromObject(AmbiguousInputs.Params, value),
                LooksLikeJson = PayloadArgument.LooksLikeJson(value),
            };
        }

        return read with
        {
            Params = PayloadArgument.FromJson(
                AmbiguousInputs.ParamsJson, value as string ?? throw Unreadable("the property ParamsJson isn't text.")),
        };

        CmdletErrorException Unreadable(string reason) =>
            new("NotJson", ErrorCategory.InvalidData, $"The params can't be read: {reason}", input);
    }
}
