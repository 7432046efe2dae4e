using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>The instance id that a piped object has. PowerShell converts anything to text, so the values are checked
/// before they are used.</summary>
internal static class OwnId
{
    /// <summary>Returns the id that the object itself is: text, a whole number, or a Guid.</summary>
    public static string OfScalar(PSObject input)
    {
        string id = input.BaseObject.ToString()!;
        return ServiceRules.InstanceId(id) is string breach
            ? throw Refused(input, "InvalidId", $"'{id}' isn't valid: {breach}.", "Remove everything that isn't an ID, such as empty lines.")
            : id;
    }

    /// <summary>Whether the id of the object is a collection. Only an object that is several instances has one, also if
    /// it has lost its type.</summary>
    public static bool IsCollection(PSObject input) => BaseObject.Of(ValueOf(input, "Id") ?? ValueOf(input, "InstanceId")) is IList;

    /// <summary>Rejects an ambiguous or invalid id. A row with both keys may use one of them as a row number.</summary>
    /// <param name="input">The object.</param>
    /// <param name="isSet">Whether it is several instances.</param>
    public static void RefuseOdd(PSObject input, bool isSet)
    {
        object? id = ValueOf(input, "Id");
        object? instanceId = ValueOf(input, "InstanceId");
        if (id is not null && instanceId is not null && !Texts(id).SequenceEqual(Texts(instanceId), StringComparer.Ordinal))
        {
            throw Refused(
                input, "IdAmbiguous",
                $"This input has the Id '{string.Join(", ", Texts(id))}' and a different InstanceId, '{string.Join(", ", Texts(instanceId))}'.",
                "Remove the one that isn't the ID of the instance, for example with Select-Object -ExcludeProperty.");
        }

        if ((id ?? instanceId) is not object given)
        {
            return;
        }

        if (!InputShape.IsIds(given))
        {
            throw Refused(input, "InvalidId", $"'{given}' isn't an ID.", "An ID must be text, a whole number, or a Guid.");
        }

        // A CSV file joins the ids, or contains the name of their type instead.
        if (isSet && BaseObject.Of(given) is not IList && InputShape.Text(input, "Count") is not ("" or "1"))
        {
            throw Refused(
                input, "IdNotOne", $"This input stands for several instances, but its Id is one value: '{given}'.",
                "A CSV file can't contain several IDs in one property. Use Export-Clixml and Import-Clixml.");
        }
    }

    private static IEnumerable<string> Texts(object value) =>
        BaseObject.Of(value) is IList list ? list.Cast<object?>().Select(one => $"{one}") : [$"{value}"];

    private static object? ValueOf(PSObject input, string property)
    {
        try
        {
            return input.Properties[property]?.Value;
        }
        catch (GetValueException failure)
        {
            throw Refused(input, "InvalidId", $"Its {property} can't be read: {failure.Message}", "Remove the property.");
        }
    }

    private static CmdletErrorException Refused(PSObject input, string errorId, string message, string action) =>
        new(errorId, ErrorCategory.InvalidArgument, message, input) { RecommendedAction = action };
}
