using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>Finds the places where two values that came from JSON differ. The order of an object's properties does not
/// matter, and 1 equals 1.0, as in JavaScript.</summary>
internal static class JsonDifference
{
    private const string Changed = "Changed";
    private const string Missing = "Missing";
    private const string Extra = "Extra";

    /// <summary>Compares two values. For no params, the service returns an empty object or null.</summary>
    public static WorkflowValueDifference[] Find(object? reference, object? difference)
    {
        List<WorkflowValueDifference> found = [];
        object? one = BaseObject.OrCustomObject(reference);
        object? other = BaseObject.OrCustomObject(difference);
        if (!IsNothing(one) || !IsNothing(other))
        {
            Compare(JsonShape.Root, one, other, found);
        }

        return [.. found];
    }

    private static void Compare(string path, object? reference, object? difference, List<WorkflowValueDifference> found)
    {
        if (JsonShape.Members(reference) is List<(string, object?)> members
            && JsonShape.Members(difference) is List<(string, object?)> otherMembers)
        {
            CompareMembers(path, members, otherMembers, found);
        }
        else if (JsonShape.Items(reference) is object?[] items && JsonShape.Items(difference) is object?[] otherItems)
        {
            CompareItems(path, items, otherItems, found);
        }
        else if (!AreEqual(reference, difference))
        {
            found.Add(new() { Path = path, Kind = Changed, Reference = reference, Difference = difference });
        }
    }

    private static void CompareMembers(
        string path, List<(string Name, object? Value)> reference, List<(string Name, object? Value)> difference,
        List<WorkflowValueDifference> found)
    {
        Dictionary<string, object?> others = difference.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        foreach ((string name, object? value) in reference)
        {
            string place = JsonShape.Path(path, name);
            if (others.TryGetValue(name, out object? other))
            {
                Compare(place, value, other, found);
            }
            else
            {
                found.Add(new() { Path = place, Kind = Missing, Reference = value });
            }
        }

        HashSet<string> known = new(reference.Select(one => one.Name), StringComparer.Ordinal);
        found.AddRange(difference.Where(one => !known.Contains(one.Name)).Select(
            one => new WorkflowValueDifference { Path = JsonShape.Path(path, one.Name), Kind = Extra, Difference = one.Value }));
    }

    private static void CompareItems(
        string path, object?[] reference, object?[] difference, List<WorkflowValueDifference> found)
    {
        for (int index = 0; index < Math.Max(reference.Length, difference.Length); index++)
        {
            string place = JsonShape.Path(path, index);
            if (index >= difference.Length)
            {
                found.Add(new() { Path = place, Kind = Missing, Reference = reference[index] });
            }
            else if (index >= reference.Length)
            {
                found.Add(new() { Path = place, Kind = Extra, Difference = difference[index] });
            }
            else
            {
                Compare(place, reference[index], difference[index], found);
            }
        }
    }

    private static bool IsNothing(object? value) => value is null || JsonShape.Members(value) is { Count: 0 };

    /// <summary>Objects and arrays come here only beside a value of another kind.</summary>
    private static bool AreEqual(object? one, object? other) => (one, other) switch
    {
        (string text, string otherText) => string.Equals(text, otherText, StringComparison.Ordinal),
        (long or BigInteger, double number) => number.Equals(ToDouble(one!)),
        (double number, long or BigInteger) => number.Equals(ToDouble(other!)),
        _ => Equals(one, other),
    };

    private static double ToDouble(object whole) => whole is long number ? number : (double)(BigInteger)whole;
}
