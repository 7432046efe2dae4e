using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>What is waited for of one workflow, and what has been learnt of it.</summary>
internal sealed class WaitGroup
{
    /// <summary>So many are not looked for in a list.</summary>
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

    /// <summary>What a look is going to cost, in requests.</summary>
    public int Cost => _listed is not null && Plan() is WaitPlan plan ? plan.Pages + Pending.Count - plan.Listed
        : NeedsSearch ? 1 + (Pending.Count / InstanceFilter.LargestPage)
        : Pending.Count;

    /// <summary>Whether they are looked for from the top of the list: those that are new carry no time of
    /// creation.</summary>
    private bool NeedsSearch => _listed is null && Pending.Count > Few && _any.Client.ListsInParts;

    /// <summary>Begins to list what is better listed; null if nothing is.</summary>
    public ListScan? StartScan() =>
        NeedsSearch ? new ListScan(_any, new InstanceFilter(), [.. _pending.Keys], isSearch: true)
        : _listed is not null && Plan() is WaitPlan plan
            ? new ListScan(_any, FilterOf(plan), [.. Within(plan)], isSearch: false)
        : null;

    /// <summary>Finds what is waited for under an id.</summary>
    public WaitTarget? Find(string id) => _pending.TryGetValue(id, out WaitTarget? target) ? target : null;

    public void Record(WorkflowInstance instance)
    {
        if (instance.CreatedOn is DateTime created)
        {
            _created[instance.Id] = created.ToUniversalTime();
        }
    }

    /// <summary>Learns how the instances of the workflow lie in time.</summary>
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
