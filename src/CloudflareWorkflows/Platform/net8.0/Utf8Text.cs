using System;
using System.Text;
using System.Text.Unicode;

namespace CloudflareWorkflows.Platform;

internal static class Utf8Text
{
    public static bool IsValid(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);

    /// <summary>Decodes UTF-8; invalid bytes become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
