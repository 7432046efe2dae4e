using System;
using System.Collections.Generic;
using System.Linq;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The conditions of a node: all of them must hold.</summary>
internal sealed class EventFilter
{
    private const string All = "AND";
    private const string Any = "OR";

    private readonly List<Dimension.Reader<bool>> _instanceConditions = [];
    private readonly List<Dimension.Reader<bool>> _conditions = [];

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
            foreach (string suffix in EventCondition.Suffixes)
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

    /// <summary>Whether the conditions on the instance hold, which are the same for all its events.</summary>
    public bool MatchesInstance(in AnalyticsEvent any) => HoldAll(_instanceConditions, any);

    /// <summary>Whether the other conditions hold.</summary>
    public bool MatchesEvent(in AnalyticsEvent one) => HoldAll(_conditions, one);

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
                IncludeAny(inner);
            }
        }
        else
        {
            int mark = name.IndexOf('_', StringComparison.Ordinal);
            AddCondition(Dimension.Of(mark < 0 ? name : name[..mark]), mark < 0 ? "" : name[mark..], value);
        }
    }

    private void AddCondition(Dimension dimension, string suffix, object value)
    {
        (dimension.IsOfInstance ? _instanceConditions : _conditions).Add(EventCondition.Of(dimension, suffix, value));
        if (dimension.Interval is { } interval && value is DateTimeOffset time)
        {
            bool isExact = dimension.Name == "datetime" || suffix == "_lt";
            Narrow(
                suffix is "" or "_gt" or "_geq" ? time : null,
                suffix is "" or "_lt" or "_leq" ? (isExact ? time : time + interval) : null);
        }
    }

    private void IncludeAny(EventFilter[] inner)
    {
        _conditions.Add((in one) =>
        {
            foreach (EventFilter each in inner)
            {
                if (each.MatchesInstance(one) && each.MatchesEvent(one))
                {
                    return true;
                }
            }

            return false;
        });
        Narrow(
            Array.TrueForAll(inner, each => each.From is not null) ? inner.Min(each => each.From) : null,
            Array.TrueForAll(inner, each => each.To is not null) ? inner.Max(each => each.To) : null);
    }

    private void Include(EventFilter inner)
    {
        _instanceConditions.AddRange(inner._instanceConditions);
        _conditions.AddRange(inner._conditions);
        Narrow(inner.From, inner.To);
    }

    private void Narrow(DateTimeOffset? from, DateTimeOffset? to)
    {
        From = from > From || From is null ? from ?? From : From;
        To = to < To || To is null ? to ?? To : To;
    }

    private static bool HoldAll(List<Dimension.Reader<bool>> conditions, in AnalyticsEvent one)
    {
        foreach (Dimension.Reader<bool> condition in conditions)
        {
            if (!condition(one))
            {
                return false;
            }
        }

        return true;
    }
}
