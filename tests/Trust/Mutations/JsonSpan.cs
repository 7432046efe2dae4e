using System;
using System.Collections.Generic;
using System.Text.Json;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>The position of a value in JSON.</summary>
/// <param name="Whole">With its property name, if it has one.</param>
/// <param name="Value">Only the value.</param>
/// <param name="Path">The path of property names. An array item is <c>[]</c>.</param>
internal sealed record JsonSpan(Range Whole, Range Value, string Path)
{
    /// <summary>All values, outermost last.</summary>
    public static IReadOnlyList<JsonSpan> In(ReadOnlySpan<byte> json)
    {
        List<JsonSpan> spans = [];
        Stack<(int Whole, int Value, string Path, bool IsList)> open = new();
        string name = "";
        int nameAt = -1;
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            int at = (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    nameAt = at;
                    continue;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    (int whole, int value, string path, _) = open.Pop();
                    spans.Add(new JsonSpan(whole..(int)reader.BytesConsumed, value..(int)reader.BytesConsumed, path));
                    continue;
            }

            string here = open.TryPeek(out (int, int, string Path, bool IsList) parent)
                ? parent.Path + (parent.IsList ? "[]" : $".{name}")
                : "";
            int start = nameAt >= 0 ? nameAt : at;
            nameAt = -1;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push((start, at, here, reader.TokenType == JsonTokenType.StartArray));
            }
            else
            {
                spans.Add(new JsonSpan(start..(int)reader.BytesConsumed, at..(int)reader.BytesConsumed, here));
            }
        }

        return spans;
    }
}
