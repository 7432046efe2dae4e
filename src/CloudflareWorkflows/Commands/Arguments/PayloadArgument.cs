using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Converts arguments to the JSON that is sent, or explains why they are invalid.</summary>
internal static class PayloadArgument
{
    /// <summary>The service's limit, in bytes.</summary>
    public const int Largest = ObjectToJson.LargestPayload;

    /// <summary>Converts an object or JSON text; null for neither.</summary>
    public static byte[]? FromEither(
        CloudflareCommand command, string objectParameter, object? value, string jsonParameter, string? json)
    {
        if (json is not null)
        {
            return value is null
                ? FromJson(jsonParameter, json)
                : throw new CmdletErrorException(
                    "PayloadTwice", ErrorCategory.InvalidArgument,
                    $"Give -{objectParameter} or -{jsonParameter}, not both.", json);
        }

        if (value is not null && LooksLikeJson(value))
        {
            command.WriteWarning(
                $"-{objectParameter} is text that looks like JSON; the workflow receives a string. "
                + $"Use -{jsonParameter} to send it as JSON.");
        }

        return value is null ? null : FromObject(objectParameter, value);
    }

    public static byte[] FromObject(string parameter, object value)
    {
        try
        {
            return ObjectToJson.Convert(value);
        }
        catch (UnsupportedJsonValueException unsupported)
        {
            throw unsupported.IsTooLarge
                ? TooLarge(parameter, unsupported.Message)
                : new CmdletErrorException(
                    "NotJson", ErrorCategory.InvalidData, $"-{parameter} cannot be sent: {unsupported.Message}", value);
        }
    }

    public static byte[] FromJson(string parameter, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > ObjectToJson.LargestPayload)
        {
            throw TooLarge(parameter, "it is larger than the 1 MiB that the service takes.");
        }

        return RawJson.FindError(text, utf8) is string error
            ? throw new CmdletErrorException(
                "NotJson", ErrorCategory.InvalidData, $"-{parameter} is not JSON: {error}", text)
            : utf8;
    }

    public static bool LooksLikeJson(object value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is string text
        && text.Trim() is ['{', .., '}'] or ['[', .., ']'];

    private static CmdletErrorException TooLarge(string parameter, string reason) =>
        new("TooLarge", ErrorCategory.LimitsExceeded, $"-{parameter} cannot be sent: {reason}", null);
}
