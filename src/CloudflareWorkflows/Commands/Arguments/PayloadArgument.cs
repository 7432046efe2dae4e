using System;
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
        Action<string> warn, string objectParameter, object? value, string jsonParameter, string? json)
    {
        if (json is not null)
        {
            return value is null
                ? FromJson(jsonParameter, json)
                : throw new CmdletErrorException(
                    "PayloadTwice", ErrorCategory.InvalidArgument,
                    $"Use -{objectParameter} or -{jsonParameter}, not both.", json);
        }

        if (value is not null && LooksLikeJson(value))
        {
            warn(
                $"-{objectParameter} is text that looks like JSON. The workflow receives a string. "
                + $"Use -{jsonParameter} to send JSON.");
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
                    "NotJson", ErrorCategory.InvalidData, $"-{parameter} can't be sent: {unsupported.Message}", value);
        }
    }

    public static byte[] FromJson(string parameter, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > ObjectToJson.LargestPayload)
        {
            throw TooLarge(parameter, "it is larger than 1 MiB, which is the limit of the service.");
        }

        return RawJson.FindError(text, utf8) is string error
            ? throw new CmdletErrorException(
                "NotJson", ErrorCategory.InvalidData, $"-{parameter} isn't JSON: {error}", text)
            : utf8;
    }

    public static bool LooksLikeJson(object value) =>
        BaseObject.Of(value) is string text
        && text.Trim() is ['{', .., '}'] or ['[', .., ']'];

    private static CmdletErrorException TooLarge(string parameter, string reason) =>
        new("TooLarge", ErrorCategory.LimitsExceeded, $"-{parameter} can't be sent: {reason}", null);
}
