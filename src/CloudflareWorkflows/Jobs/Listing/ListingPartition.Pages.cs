using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <content>What a partition has read, and what it keeps.</content>
internal sealed partial class ListingPartition
{
    /// <summary>A page in which times fall this often is in order for a reason.</summary>
    private const int ConclusiveFalls = 8;

    /// <summary>The tolerance for a service that rounds dates.</summary>
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    private readonly Queue<WorkflowInstance[]> _pages = new();
    private readonly List<WorkflowInstance> _beyond = [];
    private readonly DateTime? _to = to;
    private int _falls;

    /// <summary>The creation time of the last instance that was read; before that, where the part begins.</summary>
    public DateTime? Reached { get; private set; } = to;

    /// <summary>The number of instances that were read.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether all instances that were read came newest first.</summary>
    public bool IsOrdered { get; private set; } = true;

    /// <summary>Whether the service applies the date filter.</summary>
    public bool IsWithinDates { get; private set; } = true;

    /// <summary>Pages a second, by the last page.</summary>
    public double Density { get; private set; } = density;

    /// <summary>The number of pages that wait to be returned.</summary>
    public int Waiting => _pages.Count;

    /// <summary>Learns from a page how instances are distributed in time, and whether the service applies the date
    /// filter.</summary>
    public void See(WorkflowInstance[] page)
    {
        DateTime? newest = null;
        _falls = 0;
        foreach (WorkflowInstance instance in page)
        {
            DateTime? created = Created(instance);
            IsOrdered &= created is not null && (Seen == 0 || created <= Reached);
            IsWithinDates &= !(created > _to + s_rounding);
            _falls += created < Reached ? 1 : 0;
            Reached = created ?? Reached;
            newest ??= created;
            Seen++;
        }

        if (Reached - newest is TimeSpan span)
        {
            Density = span == TimeSpan.Zero ? double.PositiveInfinity : 1 / span.Duration().TotalSeconds;
        }
    }

    /// <summary>Keeps the instances of the arrived page that this partition owns.</summary>
    /// <param name="endsEarly">Whether an instance older than the part shows that the part has been read. One behind many of
    /// one moment does not: that would be in order by chance.</param>
    /// <param name="undated">Knows the IDs of instances without a time, which no partition owns.</param>
    /// <returns>Whether there was anything.</returns>
    public bool Keep(bool endsEarly, HashSet<string> undated)
    {
        WorkflowInstance[] page = _arrived;
        _arrived = [];
        IsDone |= endsEarly && page.Length > 0 && IsBeyond(page[page.Length - 1])
            && (_falls >= ConclusiveFalls || Array.TrueForAll(page, IsBeyond));
        _beyond.AddRange(Array.FindAll(page, IsBeyond));
        WorkflowInstance[] own = Array.FindAll(page, instance => Created(instance) is DateTime created
            ? !(created < From) && !(created >= _to)
            : undated.Add(instance.Id));
        if (own.Length > 0)
        {
            _pages.Enqueue(own);
        }

        return own.Length > 0;
    }

    /// <summary>Moves everything older than a time to another partition, which is returned.</summary>
    public ListingPartition CutAt(DateTime time, double olderDensity)
    {
        ListingPartition older = new(open, From, time, olderDensity);
        From = time;
        return older;
    }

    /// <summary>Takes over everything older than its part.</summary>
    public void TakeAll()
    {
        if (_beyond.Count > 0)
        {
            _pages.Enqueue([.. _beyond]);
            _beyond.Clear();
        }

        From = null;
    }

    public WorkflowInstance[] Give() => _pages.Dequeue();

    /// <summary>When an instance was created. Local times go back when the clocks do.</summary>
    private static DateTime? Created(WorkflowInstance instance) => instance.CreatedOn?.ToUniversalTime();

    /// <summary>Whether an instance is older than the part.</summary>
    private bool IsBeyond(WorkflowInstance instance) => Created(instance) < From;
}
