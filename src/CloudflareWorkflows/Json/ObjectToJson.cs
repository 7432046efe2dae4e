using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CloudflareWorkflows.Json;

/// <summary>Whatever PowerShell holds as JSON: dictionaries, custom objects, arrays, scalars, and any other object by
/// its properties.</summary>
internal sealed class ObjectToJson
{
    /// <summary>What the service takes of params and of an event's payload: 1 MiB.</summary>
    public const int LargestPayload = 1024 * 1024;

    private const int LongestPath = 200;

    private static readonly JsonWriterOptions s_options = new()
    {
        // Bodies are never part of a page: escaping every umlaut would only make them larger.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = RawJson.MaxDepth,
    };

    private readonly Utf8JsonWriter _writer;

    /// <summary>The names and indices that lead to the value being written.</summary>
    private readonly List<string> _path = ["$"];

    /// <summary>The objects that the value being written lies in.</summary>
    private readonly List<object> _enclosing = [];

    private ObjectToJson(Utf8JsonWriter writer)
    {
        _writer = writer;
    }

    /// <summary>Writes a value as JSON in UTF-8.</summary>
    /// <exception cref="UnfitForJsonException">It is circular, too large, too deep, or of a kind that is no
    /// data.</exception>
    public static byte[] Convert(object? value)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, s_options))
        {
            new ObjectToJson(writer).Write(value);
        }

        return stream.ToArray();
    }

    private void Write(object? value)
    {
        object? bare = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject
            ? wrapped.BaseObject
            : value;
        if (!Scalars.TryWrite(_writer, bare, Unfit))
        {
            WriteNested(bare!);
        }

        if (_writer.BytesCommitted + _writer.BytesPending > LargestPayload)
        {
            throw Unfit("the whole is larger than the 1 MiB that the service takes.", isTooLarge: true);
        }
    }

    private void WriteNested(object value)
    {
        if (_enclosing.Any(outer => ReferenceEquals(outer, value)))
        {
            throw Unfit("it contains itself.");
        }

        // The writer's own limit would be told as a fault of this module.
        if (_enclosing.Count == RawJson.MaxDepth - 1)
        {
            throw Unfit($"it is nested deeper than {RawJson.MaxDepth} levels.");
        }

        _enclosing.Add(value);
        if (value is IDictionary dictionary)
        {
            WriteObject(Entries(dictionary));
        }
        else if (value is IEnumerable items)
        {
            WriteArray(items);
        }
        else
        {
            WriteObject(PSObject.AsPSObject(value).Properties
                .Where(property => property.IsGettable).Select(property => (property.Name, Read(property))));
        }

        _enclosing.RemoveAt(_enclosing.Count - 1);
    }

    private void WriteObject(IEnumerable<(string Name, object? Value)> members)
    {
        _writer.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            _writer.WritePropertyName(name);
            _path.Add("." + name);
            Write(value);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndObject();
    }

    private void WriteArray(IEnumerable items)
    {
        _writer.WriteStartArray();
        int index = 0;
        foreach (object? item in items)
        {
            _path.Add("[" + index++.ToString(CultureInfo.InvariantCulture) + "]");
            Write(item);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndArray();
    }

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary dictionary)
    {
        // As a mere sequence, a generic dictionary would give pairs of another type.
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (System.Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
        }
    }

    private object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException failure)
        {
            throw Unfit($"its property '{property.Name}' cannot be read: {failure.Message}", failure);
        }
    }

    private UnfitForJsonException Unfit(string reason) => Unfit(reason, cause: null);

    private UnfitForJsonException Unfit(string reason, Exception? cause = null, bool isTooLarge = false)
    {
        string path = string.Concat(_path);
        return new UnfitForJsonException(
            path.Length > LongestPath ? path[..LongestPath] + "…" : path, reason, cause)
        {
            IsTooLarge = isTooLarge,
        };
    }
}
