using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The arguments on the line when Tab is pressed, as far as they are known before the line runs.</summary>
internal sealed class CompletionInput(string parameter, CommandAst line, IDictionary bound)
{
    /// <summary>The parameter to complete.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The workflow on the line; null if there is none with a valid name.</summary>
    public string? WorkflowName => Text("WorkflowName") is string name && ServiceRules.WorkflowName(name) is null
        ? name : null;

    /// <summary>The first instance on the line; null if there is none with a valid id.</summary>
    public string? InstanceId => Text("Id") is string id && ServiceRules.InstanceId(id) is null ? id : null;

    /// <summary>Whether the line specifies a context, even if its value is not known yet.</summary>
    public bool SpecifiesContext => Specifies("Context");

    public WorkflowContext? Context => BaseObject.Of(bound["Context"]) as WorkflowContext;

    /// <summary>The account to query; null if the line specifies one that is unknown, or that does not match the
    /// context (cloud or local).</summary>
    public string? AccountFor(WorkflowContext context)
    {
        if (!Specifies("AccountId"))
        {
            return context.AccountId;
        }

        string? typed = Text("AccountId");
        return typed is not null && ServiceRules.AccountId(typed) is null && (typed == "local") == context.IsLocal
            ? typed
            : null;
    }

    /// <summary>Parameter names may be abbreviated. A parameter whose value is not known yet is not bound.</summary>
    private bool Specifies(string name) => bound.Contains(name) || line.CommandElements.OfType<CommandParameterAst>()
        .Any(element => name.StartsWith(element.ParameterName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first value as text: objects of this module convert to their key.</summary>
    private string? Text(string name)
    {
        object? value = BaseObject.Of(bound[name]);
        return LanguagePrimitives.GetEnumerable(value) is IEnumerable several
            ? several.Cast<object?>().FirstOrDefault()?.ToString()
            : value?.ToString();
    }
}
