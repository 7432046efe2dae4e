using System;
using System.Text;
using System.Text.Unicode;

namespace CloudflareWorkflows.Platform;

internal static class Utf8Text
{
    public static bool IsValid(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes);

    /// <summary>Reads text; what is no UTF-8 becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
