using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Data;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace CloudflareWorkflows.Json;

/// <summary>The names and values of a value that becomes a JSON object. A value that must be computed is returned as
/// its <see cref="PSPropertyInfo"/>.</summary>
internal static class ObjectMembers
{
    private static readonly Type[] s_dictionaries = [typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    private static readonly MethodInfo s_pairs =
        typeof(ObjectMembers).GetMethod(nameof(PairsOf), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>The properties of a CIM instance that are not data.</summary>
    private static readonly string[] s_cimProperties = ["CimClass", "CimInstanceProperties", "CimSystemProperties"];

    /// <summary>Returns null for a value without members: a sequence, or an object without readable
    /// properties.</summary>
    public static IEnumerable<(object? Name, object? Value)>? Of(object value) => value switch
    {
        PSObject custom => Properties(custom),
        IDictionary dictionary => Entries(dictionary),
        StringDictionary texts => texts.Cast<DictionaryEntry>().Select(entry => ((object?)entry.Key, (object?)entry.Value)),
        NameValueCollection named => Values(named),
        _ when DictionaryOf(value.GetType()) is Type kind => Pairs(value, kind),
        IEnumerable or DataTable => null,
        DataRow row => Columns(row.Table, column => row[column]),
        DataRowView view => Columns(view.Row.Table, column => view[column.Ordinal]),
        DataSet tables => tables.Tables.Cast<DataTable>().Select(table => ((object?)table.TableName, (object?)table)),
        _ => Properties(PSObject.AsPSObject(value)) is { Count: > 0 } properties ? properties : null,
    };

    private static List<(object? Name, object? Value)> Properties(PSObject value)
    {
        bool isCim = value.BaseObject.GetType().FullName == "Microsoft.Management.Infrastructure.CimInstance";
        return
        [
            .. value.Properties
                .Where(property => property.IsGettable && !(isCim && s_cimProperties.Contains(property.Name)))
                .Select(property => ((object?)property.Name, (object?)property)),
        ];
    }

    private static IEnumerable<(object? Name, object? Value)> Entries(IDictionary dictionary)
    {
        // Enumerated as a sequence, a generic dictionary would return pairs of another type.
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return (entry.Key, entry.Value);
        }
    }

    /// <summary>A name may have several values.</summary>
    private static IEnumerable<(object? Name, object? Value)> Values(NameValueCollection named)
    {
        for (int index = 0; index < named.Count; index++)
        {
            string[]? values = named.GetValues(index);
            yield return (named.GetKey(index), values is { Length: > 1 } ? values : values?.FirstOrDefault());
        }
    }

    private static Type? DictionaryOf(Type type) => Array.Find(
        type.GetInterfaces(),
        one => one.IsGenericType && Array.IndexOf(s_dictionaries, one.GetGenericTypeDefinition()) >= 0);

    private static IEnumerable<(object? Name, object? Value)> Pairs(object dictionary, Type kind) =>
        (IEnumerable<(object?, object?)>)s_pairs.MakeGenericMethod(kind.GetGenericArguments()).Invoke(null, [dictionary])!;

    private static IEnumerable<(object? Name, object? Value)> PairsOf<TKey, TValue>(
        IEnumerable<KeyValuePair<TKey, TValue>> dictionary) =>
        dictionary.Select(pair => ((object?)pair.Key, (object?)pair.Value));

    private static IEnumerable<(object? Name, object? Value)> Columns(DataTable table, Func<DataColumn, object?> read) =>
        table.Columns.Cast<DataColumn>().Select(column => ((object?)column.ColumnName, read(column)));
}
