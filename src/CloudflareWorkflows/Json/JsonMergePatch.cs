using System;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Json;

/// <summary>Changes a JSON object by a JSON merge patch (RFC 7396): objects are merged, null removes a property, and any
/// other value replaces the old one.</summary>
internal static class JsonMergePatch
{
    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = RawJson.MaxDepth };

    private static readonly JsonWriterOptions s_writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = RawJson.MaxDepth,
    };

    /// <summary>Applies a patch.</summary>
    /// <param name="target">The JSON of the old value; null for none.</param>
    /// <param name="patch">The JSON of the patch.</param>
    /// <exception cref="UnsupportedJsonValueException">One of them is not an object, or a name of the patch differs from
    /// an old name only by case: JSON would have both.</exception>
    public static byte[] Apply(byte[]? target, byte[] patch)
    {
        JsonNode? old = target is null ? null : JsonNode.Parse(target, documentOptions: s_reading);
        if (JsonNode.Parse(patch, documentOptions: s_reading) is not JsonObject changes)
        {
            throw new UnsupportedJsonValueException(JsonShape.Root, "it isn't an object.");
        }

        JsonObject merged = old switch
        {
            null => [],
            JsonObject members => members,
            _ => throw new UnsupportedJsonValueException(
                JsonShape.Root, "the params of the old instance aren't an object, so they can't be changed, only replaced."),
        };
        Merge(merged, changes, JsonShape.Root);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, s_writing))
        {
            merged.WriteTo(writer);
        }

        return stream.ToArray();
    }

    private static void Merge(JsonObject target, JsonObject patch, string path)
    {
        foreach ((string name, JsonNode? value) in patch.Select(change => (change.Key, change.Value)).ToArray())
        {
            string place = JsonShape.Path(path, name);
            bool isThere = target.TryGetPropertyValue(name, out JsonNode? old);
            if (!isThere && target.Select(one => one.Key)
                .FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)) is string similar)
            {
                throw new UnsupportedJsonValueException(
                    place, $"the params of the old instance have '{similar}'. The names of JSON are case-sensitive.");
            }

            if (value is null)
            {
                _ = target.Remove(name);
            }
            else if (value is JsonObject changes)
            {
                JsonObject merged = old as JsonObject ?? [];
                Merge(merged, changes, place);
                if (!ReferenceEquals(merged, old))
                {
                    target[name] = merged;
                }
            }
            else
            {
                _ = patch.Remove(name);
                target[name] = value;
            }
        }
    }
}
