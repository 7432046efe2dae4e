using System;
using System.Threading;

namespace CloudflareWorkflows.Models;

/// <summary>A JSON value as the service reported it. It becomes an object when it is first read: many commands never look at
/// params and outputs, and an object can't hold every number unchanged.</summary>
/// <param name="json">The JSON in UTF-8. It is well-formed, and not null.</param>
/// <param name="convert">Converts the JSON to an object. It never fails.</param>
internal sealed class ReportedJson(byte[] json, Func<byte[], object?> convert)
{
    private static readonly object s_unread = new();
    private object? _value = s_unread;

    /// <summary>The JSON in UTF-8.</summary>
    public byte[] Json => json;

    /// <summary>Converts the JSON again, to compare it with an object that a script may have changed.</summary>
    public object? Convert() => convert(json);

    /// <summary>Whether a script has the object, and may have changed it.</summary>
    public bool IsRead => Volatile.Read(ref _value) != s_unread;

    /// <summary>Returns a value of a model: the object for reported JSON, and anything else as it is.</summary>
    public static object? ValueOf(object? value) => value is ReportedJson reported ? reported.Value() : value;

    private object? Value()
    {
        object? value = Volatile.Read(ref _value);
        if (value != s_unread)
        {
            return value;
        }

        // Of two threads that convert it, both return the object of the first one.
        object? converted = convert(json);
        object? before = Interlocked.CompareExchange(ref _value, converted, s_unread);
        return before == s_unread ? converted : before;
    }
}
