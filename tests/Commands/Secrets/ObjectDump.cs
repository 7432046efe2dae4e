using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Text;

namespace CloudflareWorkflows.Commands.Tests.Secrets;

/// <summary>All that can be read of an object by its properties, as Format-List * -Force would follow them down.</summary>
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

        // Types lead through the whole process.
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
            // Nobody else can read it either.
            return null;
        }
    }
}
