using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Turns what the user gave into the JSON that is sent, or says what is wrong with it.</summary>
internal static class PayloadArgument
{
    public static byte[] FromObject(string parameter, object value)
    {
        try
        {
            return ObjectToJson.Convert(value);
        }
        catch (UnfitForJsonException unfit)
        {
            (string errorId, ErrorCategory category) = unfit.IsTooLarge
                ? ("TooLarge", ErrorCategory.LimitsExceeded)
                : ("NotJson", ErrorCategory.InvalidData);
            throw new InputRefusedException(
                errorId, category, $"-{parameter} cannot be sent: {unfit.Message}", value);
        }
    }

    public static byte[] FromJson(string parameter, string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        if (utf8.Length > ObjectToJson.LargestPayload)
        {
            throw new InputRefusedException(
                "TooLarge", ErrorCategory.LimitsExceeded,
                $"-{parameter} is larger than the 1 MiB that the service takes.", null);
        }

        return RawJson.Fault(utf8) is string fault
            ? throw new InputRefusedException(
                "NotJson", ErrorCategory.InvalidData, $"-{parameter} is not JSON: {fault}", text)
            : utf8;
    }

    public static bool LooksLikeJson(object value) =>
        (value is PSObject wrapped ? wrapped.BaseObject : value) is string text
        && text.Trim() is ['{', .., '}'] or ['[', .., ']'];
}
