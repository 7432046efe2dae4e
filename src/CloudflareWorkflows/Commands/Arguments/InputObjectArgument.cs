using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Telling;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Makes an instance of an object that is its params as a whole.</summary>
internal static class InputObjectArgument
{
    /// <summary>Reads id and params.</summary>
    /// <param name="input">The object.</param>
    /// <param name="idProperty">The name of the property that is the id, or a script block; null to have one
    /// made.</param>
    public static (string? Id, byte[] Params) Read(PSObject input, object? idProperty)
    {
        if (input.BaseObject.GetType().Namespace == typeof(Workflow).Namespace)
        {
            throw new InputRefusedException(
                "NotParams", ErrorCategory.InvalidArgument,
                $"A {input.BaseObject.GetType().Name} of this module is not what a workflow is started with.", input);
        }

        string? id = idProperty is null ? null : ReadId(input, idProperty);
        return (id, PayloadArgument.FromObject("InputObject", input));
    }

    private static string ReadId(PSObject input, object idProperty)
    {
        object bare = idProperty is PSObject wrapped ? wrapped.BaseObject : idProperty;
        object? value = bare is ScriptBlock script
            ? script.InvokeWithContext(null, [new PSVariable("_", input)]).LastOrDefault()
            : input.Properties[bare.ToString()]?.Value ?? Entry(input, bare.ToString()!);
        string id = value?.ToString() ?? "";
        string? breach = id.Length == 0
            ? $"'{bare}' gives no id for it"
            : ServiceRules.NewInstanceId(id) is string rule ? $"the id '{id}' is refused: {rule}" : null;
        return breach is null
            ? id
            : throw new InputRefusedException(
                "InvalidId", ErrorCategory.InvalidArgument, $"No instance was started for an object: {breach}.", input);
    }

    private static object? Entry(PSObject input, string name) =>
        input.BaseObject is System.Collections.IDictionary dictionary ? dictionary[name] : null;
}
