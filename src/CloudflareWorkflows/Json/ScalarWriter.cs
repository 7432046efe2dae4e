using System;
using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Numerics;
using System.Reflection;
using System.Security;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json;

/// <summary>Creates the exception for a value that cannot be sent.</summary>
internal delegate Exception UnsupportedValueFactory(string reason, Exception? cause = null, bool isTooLarge = false);

/// <summary>Writes values that become one JSON token: strings, numbers, booleans and null.</summary>
internal sealed class ScalarWriter(Utf8JsonWriter writer, UnsupportedValueFactory unsupported)
{
    /// <summary>Number types that not all supported versions of .NET have.</summary>
    private static readonly string[] s_newerNumbers =
        ["System.Half", "System.Int128", "System.UInt128", "System.Runtime.InteropServices.NFloat"];

    /// <summary>The property name for a key of a dictionary; null if the key is not text, a number or
    /// similar.</summary>
    public static string? Name(object? key) => key switch
    {
        null => null,
        bool => key.ToString(),
        _ => ScalarText.Of(key) ?? NumberText(key) ?? (key is double or float ? Invariant(key) : null),
    };

    /// <summary>Writes a value if it is a scalar; rejects values that are not data.</summary>
    public bool TryWrite(object? value)
    {
        switch (value)
        {
            case null or DBNull or NullString or JsonElement { ValueKind: JsonValueKind.Undefined }:
                writer.WriteNullValue();
                return true;
            case JsonElement element:
                Write(element);
                return true;
            case JsonDocument document:
                return TryWrite(document.RootElement);
            case JsonValue node:
                Write(node);
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            case double number:
                writer.WriteNumberValue(double.IsNaN(number) || double.IsInfinity(number) ? throw NotANumber() : number);
                return true;
            case float number:
                writer.WriteNumberValue(float.IsNaN(number) || float.IsInfinity(number) ? throw NotANumber() : number);
                return true;
            case SecureString or PSCredential or ScriptBlock or Delegate or MemberInfo or System.IO.Stream
                or IEnumerator and not IEnumerable or NameObjectCollectionBase and not NameValueCollection:
                throw unsupported($"a {value.GetType().Name} is not data.");
            case IConvertible when value.GetType().FullName == "Newtonsoft.Json.Linq.JValue":
                return TryWrite(PSObject.AsPSObject(value).Properties["Value"].Value);
            default:
                return TryWriteNumber(value) || TryWriteText(value);
        }
    }

    private bool TryWriteNumber(object value)
    {
        string? number = NumberText(value);
        if (number is null)
        {
            return false;
        }

        writer.WriteRawValue(number.All(IsNumberCharacter) ? number : throw NotANumber());
        return true;
    }

    private bool TryWriteText(object value)
    {
        // Base64 text is longer than the bytes.
        string? text = (value as byte[])?.Length > ObjectToJson.LargestPayload ? throw TooLarge() : ScalarText.Of(value);
        if (text is null)
        {
            return false;
        }

        if (text.Length > ObjectToJson.LargestPayload)
        {
            throw TooLarge();
        }

        writer.WriteStringValue(JsonStringReader.IsWellFormed(text) ? text : throw LoneSurrogate());
        return true;
    }

    private void Write(JsonElement element)
    {
        // This throws on invalid UTF-8; the writer would replace it.
        _ = element.GetRawText();
        element.WriteTo(writer);
    }

    private void Write(JsonValue node)
    {
        if (node.TryGetValue(out JsonElement element))
        {
            Write(element);
        }
        else if (!node.TryGetValue(out string? text) || !TryWriteText(text))
        {
            node.WriteTo(writer);
        }
    }

    private static string? NumberText(object value) => value switch
    {
        Enum => null,
        sbyte or short or int or long or byte or ushort or uint or ulong or decimal or BigInteger => Invariant(value),
        IntPtr number => Invariant(number.ToInt64()),
        UIntPtr number => Invariant(number.ToUInt64()),
        PSObject when PSObject.AsPSObject(value).TypeNames.Contains("Deserialized.System.Numerics.BigInteger") => value.ToString(),
        IFormattable when s_newerNumbers.Contains(value.GetType().FullName) => Invariant(value),
        _ => null,
    };

    private static string Invariant(object number) => ((IFormattable)number).ToString(null, CultureInfo.InvariantCulture);

    private static bool IsNumberCharacter(char character) => character is (>= '0' and <= '9') or '-' or '+' or '.' or 'E';

    private Exception NotANumber() => unsupported("JSON doesn't support NaN and Infinity.");

    private Exception LoneSurrogate() => unsupported("the text contains an incomplete character (an unpaired surrogate).");

    private Exception TooLarge() =>
        unsupported("the JSON is larger than the service's limit of 1 MiB.", isTooLarge: true);
}
