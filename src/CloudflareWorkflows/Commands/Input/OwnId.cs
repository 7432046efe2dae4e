using System;
using System.Collections;
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

    /// <summary>Rejects an ambiguous or invalid id. A row with both keys may use one of them as a row number.</summary>
    /// <param name="input">The object.</param>
    /// <param name="isSet">Whether it is several instances.</param>
    public static void RefuseOdd(PSObject input, bool isSet)
    {
        object? id = ValueOf(input, "Id");
        object? instanceId = ValueOf(input, "InstanceId");
        if (id is not null && instanceId is not null && !string.Equals($"{id}", $"{instanceId}", StringComparison.Ordinal))
        {
            throw Refused(
                input, "IdAmbiguous", $"This input has the Id '{id}' and a different InstanceId, '{instanceId}'.",
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
