using System;
using System.Collections.Generic;
using System.Linq;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>What the rows of a node are sorted by: a dimension, also one that is not selected, or a figure.</summary>
/// <param name="DimensionName">The dimension; null for a figure.</param>
/// <param name="Compare">Compares two rows.</param>
/// <param name="IsDescending">Whether the largest value is first.</param>
internal sealed record EventOrder(string? DimensionName, Comparison<EventGroup> Compare, bool IsDescending)
{
    public static EnumerationGraphType TypeNamed(string name, bool hasFigures)
    {
        EnumerationGraphType type = new() { Name = name };
        foreach (Dimension dimension in Dimension.All)
        {
            Add(type, dimension.Name, (left, right) => dimension.Compare(left.First, right.First), dimension.Name);
        }

        if (hasFigures)
        {
            Add(type, "count", (left, right) => left.Count.CompareTo(right.Count));
            Add(type, "avg_sampleInterval", (left, right) => left.SampleInterval.CompareTo(right.SampleInterval));
            foreach ((string figure, Func<EventGroup, long> read) in EventGroup.Sums)
            {
                Add(type, $"sum_{figure}", (left, right) => read(left).CompareTo(read(right)));
            }
        }

        return type;
    }

    /// <summary>Returns the first rows. Equal ones keep their order.</summary>
    public static List<EventGroup> Top(List<EventGroup> rows, IReadOnlyList<EventOrder> orders, int limit)
    {
        IEnumerable<EventGroup> sorted = orders.Count == 0
            ? rows
            : rows.Order(Comparer<EventGroup>.Create((left, right) => CompareAll(left, right, orders)));
        return [.. sorted.Take(limit)];
    }

    private static int CompareAll(EventGroup left, EventGroup right, IReadOnlyList<EventOrder> orders)
    {
        foreach (EventOrder order in orders)
        {
            int result = order.Compare(left, right);
            if (result != 0)
            {
                return order.IsDescending ? -result : result;
            }
        }

        return 0;
    }

    private static void Add(
        EnumerationGraphType type, string name, Comparison<EventGroup> compare, string? dimension = null)
    {
        type.Add($"{name}_ASC", new EventOrder(dimension, compare, false));
        type.Add($"{name}_DESC", new EventOrder(dimension, compare, true));
    }
}
