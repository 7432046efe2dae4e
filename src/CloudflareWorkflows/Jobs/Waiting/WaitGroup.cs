using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>The pending instances of one workflow, and their known creation times.</summary>
internal sealed class WaitGroup
{
    /// <summary>Up to this number, instances are not searched for in a list.</summary>
    private const int Few = 3;

    private static readonly TimeSpan s_timestampPrecision = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, WaitTarget> _pending;
    private readonly Dictionary<string, DateTime> _created = new(StringComparer.Ordinal);
    private readonly WaitTarget _any;
    private DateTime[]? _listed;

    public WaitGroup(IEnumerable<WaitTarget> targets)
    {
        _pending = targets.ToDictionary(target => target.Id, StringComparer.Ordinal);
        _any = _pending.Values.First();
    }

    public WaitTarget Any => _any;

    public IReadOnlyCollection<WaitTarget> Pending => _pending.Values;

    /// <summary>The estimated number of requests of a round.</summary>
    public int Cost => _listed is not null && Plan() is WaitPlan plan ? plan.Pages + Pending.Count - plan.Listed
        : NeedsSearch ? 1 + (Pending.Count / InstanceFilter.LargestPage)
        : Pending.Count;

    /// <summary>Whether to search from the top of the list: targets initially have no known creation time.</summary>
    private bool NeedsSearch => _listed is null && Pending.Count > Few && _any.Client.ListsInParts;

    /// <summary>Starts a scan of the list for the instances for which listing is cheaper; null if there are
    /// none.</summary>
    public ListScan? StartScan() =>
        NeedsSearch ? new ListScan(_any, new InstanceFilter(), [.. _pending.Keys], isSearch: true)
        : _listed is not null && Plan() is WaitPlan plan
            ? new ListScan(_any, FilterOf(plan), [.. Within(plan)], isSearch: false)
        : null;

    /// <summary>Finds a pending instance by its id.</summary>
    public WaitTarget? Find(string id) => _pending.TryGetValue(id, out WaitTarget? target) ? target : null;

    public void Record(WorkflowInstance instance)
    {
        if (instance.CreatedOn is DateTime created)
        {
            _created[instance.Id] = created.ToUniversalTime();
        }
    }

    /// <summary>Records the creation times of the workflow's instances.</summary>
    public void Record(ListScan scan)
    {
        if (scan.Failure is null)
        {
            _listed = [.. scan.Created.OrderBy(time => time)];
        }
    }

    public void Remove(WaitTarget target)
    {
        _pending.Remove(target.Id);
        _created.Remove(target.Id);
    }

    private WaitPlan? Plan() => WaitPlan.Choose(_created.Values, _listed!);

    private IEnumerable<string> Within(WaitPlan plan) =>
        _created.Where(known => known.Value >= plan.From && known.Value <= plan.To).Select(known => known.Key);

    private static InstanceFilter FilterOf(WaitPlan plan) => new()
    {
        After = plan.From - s_timestampPrecision,
        Before = plan.To + s_timestampPrecision,
    };
}
