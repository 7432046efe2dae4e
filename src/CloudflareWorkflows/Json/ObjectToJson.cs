using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json;

/// <summary>Converts PowerShell values to JSON: dictionaries, custom objects, arrays, scalars, and any other object
/// by its properties. A value that JSON cannot represent is rejected; nothing is replaced or omitted.</summary>
internal sealed class ObjectToJson
{
    /// <summary>The service's limit for params and for an event's payload: 1 MiB.</summary>
    public const int LargestPayload = 1024 * 1024;

    private const int MaximumPathLength = 200;

    private static readonly JsonWriterOptions s_options = new()
    {
        // Bodies are never embedded in HTML, so escaping non-ASCII characters would only make them larger.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = RawJson.MaxDepth,
    };

    private readonly Utf8JsonWriter _writer;
    private readonly ScalarWriter _scalarWriter;

    /// <summary>The path of the current value.</summary>
    private readonly List<string> _path = ["$"];

    /// <summary>The objects that enclose the current value.</summary>
    private readonly List<object> _enclosing = [];

    private readonly int _largest;

    private ObjectToJson(Utf8JsonWriter writer, int largest)
    {
        _writer = writer;
        _largest = largest;
        _scalarWriter = new ScalarWriter(writer, Unsupported);
    }

    /// <summary>Writes a value as JSON in UTF-8.</summary>
    /// <param name="value">The value.</param>
    /// <param name="largest">The limit for its length, in bytes.</param>
    /// <exception cref="UnsupportedJsonValueException">The value is circular, too large, too deep, fails to be read,
    /// or is not data.</exception>
    public static byte[] Convert(object? value, int largest = LargestPayload)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, s_options))
        {
            new ObjectToJson(writer, largest).Write(value);
        }

        return stream.ToArray();
    }

    private void Write(object? value)
    {
        object? unwrapped = Unwrap(value);
        if (!Try(() => _scalarWriter.TryWrite(unwrapped)))
        {
            WriteNested(unwrapped!);
        }

        ThrowIfTooLarge(_writer.BytesCommitted + _writer.BytesPending);
    }

    /// <summary>Removes PowerShell's wrapper. A command without output returns no value.</summary>
    private static object? Unwrap(object? value) => value switch
    {
        _ when ReferenceEquals(value, AutomationNull.Value) => null,
        PSObject { BaseObject: not PSCustomObject } wrapped => wrapped.BaseObject,
        _ => value,
    };

    private void WriteNested(object value)
    {
        if (_enclosing.Any(outer => ReferenceEquals(outer, value)))
        {
            throw Unsupported("it contains a circular reference.");
        }

        // The exception of the writer's own limit would look like a bug of this module.
        if (_enclosing.Count == RawJson.MaxDepth - 1)
        {
            throw Unsupported($"it is nested deeper than {RawJson.MaxDepth} levels.");
        }

        _ = Try(() =>
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        });
        _enclosing.Add(value);
        if (Try(() => ObjectMembers.Of(value)) is IEnumerable<(object? Name, object? Value)> members)
        {
            WriteObject(members);
        }
        else
        {
            WriteArray(Try(() => ArrayItems.Of(value)) ?? throw Unsupported($"the type {value.GetType().Name} has no properties."));
        }

        _enclosing.RemoveAt(_enclosing.Count - 1);
    }

    private void WriteObject(IEnumerable<(object? Name, object? Value)> members)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        _writer.WriteStartObject();
        foreach ((object? key, object? value) in Guarded(members).Cast<(object?, object?)>())
        {
            string name = Try(() => ScalarWriter.Name(Unwrap(key))) ?? throw Unsupported("one of its names isn't text.");
            ThrowIfTooLarge(name.Length);
            object? read = value is PSPropertyInfo property ? Try(() => property.Value, $"its property '{name}'") : value;
            _path.Add("." + name);
            if (!names.Add(name))
            {
                throw Unsupported("there are two properties with this name.");
            }

            if (!JsonStringReader.IsWellFormed(name))
            {
                throw Unsupported("its name contains an incomplete character (an unpaired surrogate).");
            }

            _writer.WritePropertyName(name);
            Write(read);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndObject();
    }

    private void WriteArray(IEnumerable items)
    {
        _writer.WriteStartArray();
        int index = 0;
        foreach (object? item in Guarded(items))
        {
            _path.Add("[" + index++.ToString(CultureInfo.InvariantCulture) + "]");
            Write(item);
            _path.RemoveAt(_path.Count - 1);
        }

        _writer.WriteEndArray();
    }

    /// <summary>Enumerates a sequence whose code may throw.</summary>
    private IEnumerable<object?> Guarded(IEnumerable items)
    {
        IEnumerator enumerator = Try(items.GetEnumerator);
        Func<bool> move = enumerator.MoveNext;
        Func<object?> current = () => enumerator.Current;
        try
        {
            while (Try(move))
            {
                yield return Try(current);
            }
        }
        finally
        {
            _ = Try(() =>
            {
                (enumerator as IDisposable)?.Dispose();
                return true;
            });
        }
    }

    /// <summary>Runs code of the value and reports any exception as a failure of the value.</summary>
    private T Try<T>(Func<T> read, string what = "it")
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is not (UnsupportedJsonValueException or PipelineStoppedException))
        {
            throw Unsupported($"{what} can't be read: {failure.GetBaseException().Message}", failure);
        }
    }

    private void ThrowIfTooLarge(long size)
    {
        if (size > _largest)
        {
            throw Unsupported("the JSON is larger than the service's limit of 1 MiB.", isTooLarge: true);
        }
    }

    private UnsupportedJsonValueException Unsupported(string reason, Exception? cause = null, bool isTooLarge = false)
    {
        string path = string.Concat(_path);
        return new UnsupportedJsonValueException(
            path.Length > MaximumPathLength ? path[..MaximumPathLength] + "…" : path, reason, cause)
        {
            IsTooLarge = isTooLarge,
        };
    }
}
