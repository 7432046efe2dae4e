using System;
using System.Text;

namespace CloudflareWorkflows.Platform;

internal static class Utf8Text
{
    public static bool IsValid(ReadOnlySpan<byte> bytes) => Decode(bytes).IndexOf('\uFFFD') < 0;

    /// <summary>Decodes UTF-8; invalid bytes become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.ToArray());
}
