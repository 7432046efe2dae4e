using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace CloudflareWorkflows.Commands.Tests.Secrets;

/// <summary>All text that the properties of an object contain, recursively.</summary>
internal static class ObjectDump
{
    private const int Depth = 5;

    public static string Of(object value)
    {
        StringBuilder text = new();
        Write(text, value, Depth, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth, HashSet<object> seen)
    {
        object? bare = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        _ = text.Append(bare).AppendLine();

        // Types reference the whole process.
        if (bare is null or string or System.Type or System.Reflection.MemberInfo || depth == 0 || !seen.Add(bare))
        {
            return;
        }

        if (bare is IDictionary dictionary)
        {
            foreach (DictionaryEntry entry in dictionary)
            {
                Write(text, entry.Value, depth - 1, seen);
            }
        }
        else if (bare is IEnumerable items)
        {
            items.Cast<object?>().ToList().ForEach(item => Write(text, item, depth - 1, seen));
        }
        else
        {
            PSObject.AsPSObject(bare).Properties.ToList().ForEach(property => Write(text, Read(property), depth - 1, seen));
        }
    }

    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            // The property is unreadable for every caller.
            return null;
        }
    }
}
