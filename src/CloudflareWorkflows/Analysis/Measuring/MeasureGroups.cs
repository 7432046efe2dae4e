using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Sums of instances by their keys. Accounts are never added together.</summary>
internal sealed class MeasureGroups(MeasureBy[] by)
{
    private const string Separator = ", ";

    private readonly Dictionary<(string? Account, string? Key), MeasureSum> _sums = [];
    private readonly string _by = string.Join(Separator, by);
    private (string? Account, string? Key) _last;
    private MeasureSum? _lastSum;

    public void Add(in InstanceFacts instance)
    {
        (string? Account, string? Key) key = (instance.AccountId, KeyOf(instance));

        // Neighbours mostly have the same key, and the same text for it.
        if (_lastSum is null || !Equals(key.Key, _last.Key) || !Equals(key.Account, _last.Account))
        {
            if (!_sums.TryGetValue(key, out _lastSum))
            {
                _sums.Add(key, _lastSum = new MeasureSum());
            }

            _last = key;
        }

        _lastSum.Add(instance);
    }

    /// <summary>The measures: times in order, anything else by the number of instances.</summary>
    public WorkflowMeasure[] ToMeasures() =>
    [
        .. _sums.OrderByDescending(one => IsTime ? 0 : one.Value.Count)
            .ThenBy(one => one.Key.Key, StringComparer.Ordinal)
            .ThenBy(one => one.Key.Account, StringComparer.Ordinal)
            .Select(one => one.Value.ToMeasure(_by, one.Key.Key, one.Key.Account)),
    ];

    private bool IsTime => by[0] is MeasureBy.Hour or MeasureBy.Day;

    private static bool Equals(string? one, string? other) => ReferenceEquals(one, other) || string.Equals(one, other, StringComparison.Ordinal);

    private string? KeyOf(in InstanceFacts instance)
    {
        if (by.Length == 1)
        {
            return PartOf(by[0], instance);
        }

        string[] parts = new string[by.Length];
        for (int index = 0; index < by.Length; index++)
        {
            parts[index] = PartOf(by[index], instance) ?? "";
        }

        return string.Join(Separator, parts);
    }

    private static string? PartOf(MeasureBy by, in InstanceFacts instance)
    {
        string? part = by switch
        {
            MeasureBy.VersionId => instance.VersionId,
            MeasureBy.Trigger => instance.Trigger,
            MeasureBy.Status => instance.Status,
            MeasureBy.Hour => TimeOf(instance.CreatedOn, "yyyy-MM-dd HH':00'"),
            MeasureBy.Day => TimeOf(instance.CreatedOn, "yyyy-MM-dd"),
            _ => instance.WorkflowName,
        };
        return string.IsNullOrEmpty(part) ? null : part;
    }

    /// <summary>An hour that the clocks repeat has its offset too.</summary>
    private static string? TimeOf(DateTime? created, string format) => created switch
    {
        null => null,
        DateTime time when format.Length > 10 && TimeZoneInfo.Local.IsAmbiguousTime(time) =>
            time.ToString(format + "zzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString(format, CultureInfo.InvariantCulture),
    };
}
