using System;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Writes times, errors, and values that are any JSON.</summary>
internal sealed class ArchiveValueWriter(Utf8JsonWriter writer)
{
    /// <summary>The service limits what it reports. An object may be larger as text than it was.</summary>
    private const int LargestValue = 1 << 30;

    private readonly byte[] _time = new byte[ArchiveTime.Longest];

    /// <summary>Writes a time, or null.</summary>
    public void WriteTime(ReadOnlySpan<byte> name, DateTime? time)
    {
        if (time is DateTime known)
        {
            writer.WriteString(name, _time.AsSpan(0, ArchiveTime.Format(known, _time)));
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes a whole number, or null.</summary>
    public void WriteNumber(ReadOnlySpan<byte> name, int? number)
    {
        if (number is int known)
        {
            writer.WriteNumber(name, known);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes an error.</summary>
    /// <param name="name">The name of the column.</param>
    /// <param name="error">The error.</param>
    /// <param name="isWrittenAlways">Whether null is written for a missing error.</param>
    public void WriteError(ReadOnlySpan<byte> name, WorkflowError? error, bool isWrittenAlways)
    {
        if (error is not null)
        {
            writer.WriteStartObject(name);
            writer.WriteString("Name"u8, error.Name);
            writer.WriteString("Message"u8, error.Message);
            writer.WriteEndObject();
        }
        else if (isWrittenAlways)
        {
            writer.WriteNull(name);
        }
    }

    /// <summary>Writes a value of a model that is any JSON. It is written as the service reported it, unless a script has
    /// changed it.</summary>
    /// <exception cref="UnsupportedJsonValueException">A script has put a value into it that JSON can't represent.</exception>
    public void Write(object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case ReportedJson reported:
                WriteRaw(Changed(reported) ?? OnOneLine(reported.Json));
                break;
            default:
                WriteRaw(ObjectToJson.Convert(value, LargestValue));
                break;
        }
    }

    private void WriteRaw(byte[] json) => writer.WriteRawValue(json, skipInputValidation: true);

    /// <summary>Returns the JSON of an object that a script has changed; null if it is still what the service
    /// reported.</summary>
    private static byte[]? Changed(ReportedJson reported)
    {
        if (!reported.IsRead || ReportedJson.ValueOf(reported) is not object value || value is string or ValueType)
        {
            return null;
        }

        byte[] now = ObjectToJson.Convert(value, LargestValue);
        return now.SequenceEqual(ObjectToJson.Convert(reported.Convert(), LargestValue)) ? null : now;
    }

    /// <summary>Line breaks in JSON can only be white space between tokens.</summary>
    private static byte[] OnOneLine(byte[] json) => json.AsSpan().IndexOfAny((byte)'\n', (byte)'\r') < 0
        ? json
        : Array.ConvertAll(json, one => one is (byte)'\n' or (byte)'\r' ? (byte)' ' : one);
}
