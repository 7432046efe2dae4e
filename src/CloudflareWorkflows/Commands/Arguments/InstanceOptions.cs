using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Reads the options of a new instance from an object that describes it. Empty values, as in a CSV file,
/// count as not given.</summary>
internal static class InstanceOptions
{
    public const string Success = "SuccessRetention";
    public const string Error = "ErrorRetention";
    public const string Location = "LocationHint";

    /// <param name="input">The object.</param>
    /// <param name="members">Its properties.</param>
    /// <param name="read">What is read of it already.</param>
    /// <param name="locations">The location hints that the service knows.</param>
    public static NewInstanceInput Read(
        PSObject input, InputMembers members, NewInstanceInput read, IList<string> locations) =>
        read with
        {
            SuccessRetention = Retention(input, members, Success),
            ErrorRetention = Retention(input, members, Error),
            LocationHint = LocationHint(input, members, locations),
        };

    private static Retention? Retention(PSObject input, InputMembers members, string name)
    {
        try
        {
            return (Retention?)new RetentionArgumentAttribute().Transform(null!, members.Value(name));
        }
        catch (Exception failure) when (failure is ArgumentTransformationMetadataException or GetValueException)
        {
            throw Refused(input, name, failure.Message);
        }
    }

    private static string? LocationHint(PSObject input, InputMembers members, IList<string> locations) =>
        members.Value(Location) switch
        {
            null or "" => null,
            string hint when locations.Contains(hint, StringComparer.OrdinalIgnoreCase) => hint,
            object other => throw Refused(input, Location, $"'{other}' isn't one of {string.Join(", ", locations)}."),
        };

    private static CmdletErrorException Refused(PSObject input, string name, string reason) => new(
        "InvalidOption", ErrorCategory.InvalidArgument, $"The property {name} isn't valid: {reason}", input);
}
