using System;
using System.Collections.Generic;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>What the rows of a node are sorted by: a dimension, also one that is not selected, or a figure.</summary>
/// <param name="Read">Returns the value of a row.</param>
/// <param name="IsDescending">Whether the largest value is first.</param>
internal sealed record EventOrder(Func<EventGroup, IComparable> Read, bool IsDescending)
{
    public static EnumerationGraphType TypeNamed(string name, bool hasFigures)
    {
        EnumerationGraphType type = new() { Name = name };
        foreach (Dimension dimension in Dimension.All)
        {
            Add(type, dimension.Name, group => dimension.Read(group.First));
        }

        if (hasFigures)
        {
            Add(type, "count", group => group.Count);
            Add(type, "avg_sampleInterval", group => group.SampleInterval);
            foreach ((string figure, Func<EventGroup, long> read) in EventGroup.Sums)
            {
                Add(type, $"sum_{figure}", group => read(group));
            }
        }

        return type;
    }

    public static void Sort(List<EventGroup> rows, IReadOnlyList<EventOrder> orders)
    {
        if (orders.Count > 0)
        {
            rows.Sort((left, right) => Compare(left, right, orders));
        }
    }

    private static int Compare(EventGroup left, EventGroup right, IReadOnlyList<EventOrder> orders)
    {
        foreach (EventOrder order in orders)
        {
            IComparable value = order.Read(left);
            int result = value is string text
                ? string.CompareOrdinal(text, (string)order.Read(right))
                : value.CompareTo(order.Read(right));
            if (result != 0)
            {
                return order.IsDescending ? -result : result;
            }
        }

        // A sort of a list does not keep the order of equal rows.
        return left.Number.CompareTo(right.Number);
    }

    private static void Add(EnumerationGraphType type, string name, Func<EventGroup, IComparable> read)
    {
        type.Add($"{name}_ASC", new EventOrder(read, false));
        type.Add($"{name}_DESC", new EventOrder(read, true));
    }
}
