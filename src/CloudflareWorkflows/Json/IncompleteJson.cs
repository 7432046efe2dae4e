using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Json;

/// <summary>Finds a part of a value that the service has truncated or hidden. Such a value cannot be sent
/// again.</summary>
internal static class IncompleteJson
{
    /// <summary>What the service returns in place of a sensitive value.</summary>
    private const string Redacted = "[REDACTED]";

    /// <summary>Returns the path of the first such part; null if the value is complete.</summary>
    public static string? Find(object? value)
    {
        object? bare = BaseObject.OrCustomObject(value);
        return bare is string text && IsTruncated(text) ? JsonShape.Root : FindHidden(JsonShape.Root, bare);
    }

    /// <summary>A truncated value is no longer JSON: it is text that begins like an object or an array.</summary>
    private static bool IsTruncated(string text) =>
        text.TrimStart() is ['{' or '[', ..] && text != Redacted && RawJson.FindError(text, Encoding.UTF8.GetBytes(text)) is not null;

    private static string? FindHidden(string path, object? value) => value switch
    {
        Redacted => path,
        string => null,
        _ when JsonShape.Members(value) is { } members => members
            .Select(member => FindHidden(JsonShape.Path(path, member.Name), member.Value)).FirstOrDefault(found => found is not null),
        _ => JsonShape.Items(value)?
            .Select((item, index) => FindHidden(JsonShape.Path(path, index), item)).FirstOrDefault(found => found is not null),
    };
}
