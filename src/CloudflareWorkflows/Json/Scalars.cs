using System;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using System.Security;
using System.Text.Json;

namespace CloudflareWorkflows.Json;

/// <summary>Values that are one JSON token: text, numbers, dates, and what has a customary text.</summary>
internal static class Scalars
{
    /// <summary>Writes a value if it is a scalar; refuses what is no data at all.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, object? value, Func<string, Exception> unfit)
    {
        switch (value)
        {
            case null or DBNull:
                writer.WriteNullValue();
                return true;
            case JsonElement element:
                element.WriteTo(writer);
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            case double number:
                writer.WriteNumberValue(double.IsNaN(number) || double.IsInfinity(number) ? throw NoNumber() : number);
                return true;
            case float number:
                writer.WriteNumberValue(float.IsNaN(number) || float.IsInfinity(number) ? throw NoNumber() : number);
                return true;
            case sbyte or short or int or long or byte or ushort or uint or ulong or decimal or BigInteger
                when value is not Enum:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                return true;
            case SecureString or PSCredential or ScriptBlock or Delegate or Type or MemberInfo or System.IO.Stream:
                throw unfit($"a {value.GetType().Name} is no data.");
            default:
                string? text = Text(value);
                if (text is not null)
                {
                    writer.WriteStringValue(text);
                }

                return text is not null;
        }

        Exception NoNumber() => unfit("JSON has no such number as NaN or Infinity.");
    }

    private static string? Text(object value) => value switch
    {
        string text => text,
        char or Enum or Guid or Version or Uri => value.ToString(),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => null,
    };
}
