using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The conditions of a node: all of them must hold.</summary>
internal sealed class EventFilter
{
    private const string All = "AND";
    private const string Any = "OR";

    private static readonly ImmutableArray<string> s_operators =
        ["", "_neq", "_gt", "_geq", "_lt", "_leq", "_in", "_notin", "_like", "_notlike"];

    private readonly List<Func<AnalyticsEvent, bool>> _conditions = [];

    private EventFilter()
    {
    }

    /// <summary>The first time that an event may have; null without such a condition.</summary>
    public DateTimeOffset? From { get; private set; }

    /// <summary>The time up to which an event may lie; null without such a condition.</summary>
    public DateTimeOffset? To { get; private set; }

    public static InputObjectGraphType TypeNamed(string name)
    {
        InputObjectGraphType type = new() { Name = name };
        foreach (Dimension dimension in Dimension.All)
        {
            foreach (string suffix in s_operators)
            {
                IGraphType value = suffix is "_in" or "_notin"
                    ? new ListGraphType(new NonNullGraphType(dimension.Type))
                    : dimension.Type;
                _ = type.AddField(new FieldType { Name = dimension.Name + suffix, ResolvedType = value });
            }
        }

        foreach (string group in new[] { All, Any })
        {
            _ = type.AddField(new FieldType { Name = group, ResolvedType = new ListGraphType(new NonNullGraphType(type)) });
        }

        return type;
    }

    public static EventFilter Read(IDictionary<string, object?> given)
    {
        EventFilter filter = new();
        foreach ((string name, object? value) in given)
        {
            if (value is not null)
            {
                filter.Add(name, value);
            }
        }

        return filter;
    }

    public bool Matches(AnalyticsEvent one)
    {
        foreach (Func<AnalyticsEvent, bool> condition in _conditions)
        {
            if (!condition(one))
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string name, object value)
    {
        if (name is All or Any)
        {
            EventFilter[] inner =
                [.. ((IEnumerable<object>)value).Select(item => Read((IDictionary<string, object?>)item))];
            if (name == All)
            {
                Array.ForEach(inner, Include);
            }
            else if (inner.Length > 0)
            {
                _conditions.Add(one => Array.Exists(inner, each => each.Matches(one)));
                Narrow(
                    Array.TrueForAll(inner, each => each.From is not null) ? inner.Min(each => each.From) : null,
                    Array.TrueForAll(inner, each => each.To is not null) ? inner.Max(each => each.To) : null);
            }

            return;
        }

        int mark = name.IndexOf('_', StringComparison.Ordinal);
        Dimension dimension = Dimension.Of(mark < 0 ? name : name[..mark]);
        string comparison = mark < 0 ? "" : name[mark..];
        _conditions.Add(Condition(dimension.Read, comparison, value));
        if (dimension.Interval is { } interval && value is DateTimeOffset time)
        {
            bool isExact = dimension.Name == "datetime" || comparison == "_lt";
            Narrow(
                comparison is "" or "_gt" or "_geq" ? time : null,
                comparison is "" or "_lt" or "_leq" ? (isExact ? time : time + interval) : null);
        }
    }

    private void Include(EventFilter inner)
    {
        _conditions.AddRange(inner._conditions);
        Narrow(inner.From, inner.To);
    }

    private void Narrow(DateTimeOffset? from, DateTimeOffset? to)
    {
        From = from > From || From is null ? from ?? From : From;
        To = to < To || To is null ? to ?? To : To;
    }

    private static Func<AnalyticsEvent, bool> Condition(
        Func<AnalyticsEvent, IComparable> read, string comparison, object value) =>
        comparison switch
        {
            "" => one => read(one).Equals(value),
            "_neq" => one => !read(one).Equals(value),
            "_gt" => one => Compare(read(one), value) > 0,
            "_geq" => one => Compare(read(one), value) >= 0,
            "_lt" => one => Compare(read(one), value) < 0,
            "_leq" => one => Compare(read(one), value) <= 0,
            "_in" => Contains(read, value, true),
            "_notin" => Contains(read, value, false),
            "_like" => Like(read, value, true),
            _ => Like(read, value, false),
        };

    private static int Compare(IComparable left, object right) =>
        left is string text ? string.CompareOrdinal(text, (string)right) : left.CompareTo(right);

    private static Func<AnalyticsEvent, bool> Contains(Func<AnalyticsEvent, IComparable> read, object value, bool expected)
    {
        HashSet<object> values = [.. (IEnumerable<object>)value];
        return one => values.Contains(read(one)) == expected;
    }

    // The wildcard is that of SQL.
    private static Func<AnalyticsEvent, bool> Like(Func<AnalyticsEvent, IComparable> read, object value, bool expected)
    {
        string pattern = Regex.Escape(value.ToString()!).Replace("%", ".*", StringComparison.Ordinal);
        Regex expression = new($"^{pattern}$", RegexOptions.Singleline);
        return one => expression.IsMatch(read(one).ToString()!) == expected;
    }
}
