using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Session;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>What is on the line already when Tab is pressed, as far as it can be known before the line runs.</summary>
internal sealed class CompletionInput(string parameter, CommandAst line, IDictionary bound)
{
    /// <summary>The parameter whose value is completed.</summary>
    public string Parameter { get; } = parameter;

    /// <summary>The workflow on the line; null if there is none that the service could know.</summary>
    public string? WorkflowName => Text("WorkflowName") is string name && ServiceRules.WorkflowName(name) is null
        ? name : null;

    /// <summary>The first instance on the line; null if there is none that the service could know.</summary>
    public string? InstanceId => Text("Id") is string id && ServiceRules.InstanceId(id) is null ? id : null;

    /// <summary>Whether the line says what the context is, be it known or not.</summary>
    public bool SpecifiesContext => Specifies("Context");

    public WorkflowContext? Context => Unwrap(bound["Context"]) as WorkflowContext;

    /// <summary>The account to look into; null if the line says one that is not known, or not of the context's
    /// world.</summary>
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

    /// <summary>Parameters may be shortened; one whose value is not known yet is not among the bound ones.</summary>
    private bool Specifies(string name) => bound.Contains(name) || line.CommandElements.OfType<CommandParameterAst>()
        .Any(element => name.StartsWith(element.ParameterName, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first value, as text: objects of this module are their keys.</summary>
    private string? Text(string name)
    {
        object? value = Unwrap(bound[name]);
        return LanguagePrimitives.GetEnumerable(value) is IEnumerable several
            ? several.Cast<object?>().FirstOrDefault()?.ToString()
            : value?.ToString();
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
