using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <content>The pages that a partition has read, and the instances that it keeps.</content>
internal sealed partial class ListingPartition
{
    /// <summary>If times decrease this often in a page, its order is not a coincidence.</summary>
    private const int ConclusiveFalls = 8;

    /// <summary>The largest error of a service that rounds dates.</summary>
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    private readonly Queue<WorkflowInstance[]> _pages = new();
    private readonly List<WorkflowInstance> _beyond = [];
    private readonly DateTime? _to = to;
    private int _falls;

    /// <summary>The creation time of the last instance that was read; the start of the part before that.</summary>
    public DateTime? Reached { get; private set; } = to;

    /// <summary>The number of instances that were read.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether all instances came newest first.</summary>
    public bool IsOrdered { get; private set; } = true;

    /// <summary>Whether the service respects the dates of the request.</summary>
    public bool IsWithinDates { get; private set; } = true;

    /// <summary>Pages per second, from the last page.</summary>
    public double Density { get; private set; } = density;

    /// <summary>The number of pages that are ready.</summary>
    public int Waiting => _pages.Count;

    /// <summary>Updates the density, and whether the service respects order and dates.</summary>
    public void See(WorkflowInstance[] page)
    {
        DateTime? newest = null;
        _falls = 0;
        foreach (WorkflowInstance instance in page)
        {
            DateTime? created = Created(instance);
            IsOrdered &= Seen == 0 || created <= Reached;
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

    /// <summary>Keeps the instances of the page that this partition owns.</summary>
    /// <param name="endsEarly">Whether an instance older than the part means that the whole part has been read. It does
    /// not if it follows many instances with the same time: then the order may be a coincidence.</param>
    /// <param name="undated">The IDs of instances without a time, which no partition owns.</param>
    /// <returns>Whether the page had instances to keep.</returns>
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

    /// <summary>Moves everything older than a time to a new partition, which is returned.</summary>
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
        }

        From = null;
    }

    public WorkflowInstance[] TakePage() => _pages.Dequeue();

    /// <summary>The creation time in UTC. Local time repeats an hour when daylight saving time ends.</summary>
    private static DateTime? Created(WorkflowInstance instance) => instance.CreatedOn?.ToUniversalTime();

    /// <summary>Whether an instance is older than the part.</summary>
    private bool IsBeyond(WorkflowInstance instance) => Created(instance) < From;
}
