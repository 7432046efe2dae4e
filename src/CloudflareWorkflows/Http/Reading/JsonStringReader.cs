using System;
using System.Buffers;
using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads JSON strings, including damaged ones: the service truncates strings between the two halves of a
/// surrogate pair, as JavaScript does. Each damaged character becomes U+FFFD.</summary>
internal static class JsonStringReader
{
    private const char Replacement = '\uFFFD';

    /// <summary>Whether a string has no unpaired surrogate.</summary>
    public static bool IsWellFormed(string text) => IndexOfLoneSurrogate(text, 0) < 0;

    /// <summary>Whether a string token can be read as it is. May return false for a valid string that contains
    /// escaped surrogate pairs.</summary>
    public static bool IsWellFormed(ref Utf8JsonReader token)
    {
        ReadOnlySpan<byte> bytes = BytesOf(ref token);
        return !HoldsSurrogate(bytes, token.ValueIsEscaped) && Utf8Text.IsValid(bytes);
    }

    /// <summary>Whether all strings of a JSON text can be read as they are. May return false for valid text that contains
    /// escaped surrogate pairs.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> json) => !HoldsSurrogate(json, isEscaped: true) && Utf8Text.IsValid(json);

    /// <summary>Returns the text of a string value or of a property name.</summary>
    public static string Read(ref Utf8JsonReader token)
    {
        ReadOnlySpan<byte> bytes = BytesOf(ref token);
        if (!token.ValueIsEscaped)
        {
            return Utf8Text.Decode(bytes);
        }

        return HoldsSurrogate(bytes, isEscaped: true) || !Utf8Text.IsValid(bytes)
            ? Repaired(Unescaped(Utf8Text.Decode(bytes)))
            : token.GetString()!;
    }

    private static ReadOnlySpan<byte> BytesOf(ref Utf8JsonReader token) =>
        token.HasValueSequence ? token.ValueSequence.ToArray() : token.ValueSpan;

    private static bool HoldsSurrogate(ReadOnlySpan<byte> bytes, bool isEscaped) =>
        isEscaped && (bytes.IndexOf(@"\ud"u8) >= 0 || bytes.IndexOf(@"\uD"u8) >= 0);

    private static string Unescaped(string escaped)
    {
        StringBuilder text = new(escaped.Length);
        for (int index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] != '\\')
            {
                _ = text.Append(escaped[index]);
                continue;
            }

            char kind = escaped[++index];
            _ = text.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)Convert.ToInt32(escaped.Substring(index + 1, 4), 16),
                _ => kind,
            });
            index += kind == 'u' ? 4 : 0;
        }

        return text.ToString();
    }

    private static string Repaired(string text)
    {
        char[] characters = text.ToCharArray();
        for (int index = IndexOfLoneSurrogate(text, 0); index >= 0; index = IndexOfLoneSurrogate(text, index + 1))
        {
            characters[index] = Replacement;
        }

        return new string(characters);
    }

    private static int IndexOfLoneSurrogate(string text, int start)
    {
        for (int index = start; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]))
            {
                if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
                {
                    return index;
                }

                index++;
            }
        }

        return -1;
    }
}
