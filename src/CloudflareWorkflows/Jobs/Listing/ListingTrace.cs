using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>What a walk through a part of a listing has seen: how instances lie in time, and whether the service keeps to
/// what it is asked for.</summary>
/// <param name="to">Where the part begins, exclusive; null if it is the listing's own beginning.</param>
/// <param name="density">Pages a second, as far as is known before any was seen.</param>
internal sealed class ListingTrace(DateTime? to, double density)
{
    /// <summary>What a service may be off that rounds dates.</summary>
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    private DateTime? Border { get; } = to + s_rounding;

    /// <summary>When the last instance that was seen was created; before any was, where the part begins.</summary>
    public DateTime? Reached { get; private set; } = to;

    /// <summary>How many instances were seen.</summary>
    public int Seen { get; private set; }

    /// <summary>Whether all that was seen came newest first.</summary>
    public bool IsOrdered { get; private set; } = true;

    /// <summary>Whether the service keeps to the dates that it is asked for.</summary>
    public bool IsWithinDates { get; private set; } = true;

    /// <summary>How often the time falls within the last page.</summary>
    public int Falls { get; private set; }

    /// <summary>Pages a second, by the last page.</summary>
    public double Density { get; private set; } = density;

    /// <summary>When an instance was created. Local times go back when the clocks do.</summary>
    public static DateTime? Created(WorkflowInstance instance) => instance.CreatedOn?.ToUniversalTime();

    /// <summary>Learns from a page.</summary>
    public void See(WorkflowInstance[] page)
    {
        DateTime? newest = null;
        Falls = 0;
        foreach (WorkflowInstance instance in page)
        {
            DateTime? created = Created(instance);
            IsOrdered &= created is not null && (Seen == 0 || created <= Reached);
            IsWithinDates &= Border is null || created is null || created <= Border;
            Falls += created < Reached ? 1 : 0;
            Reached = created ?? Reached;
            newest ??= created;
            Seen++;
        }

        if (Reached - newest is TimeSpan span)
        {
            Density = span == TimeSpan.Zero ? double.PositiveInfinity : 1 / span.Duration().TotalSeconds;
        }
    }
}
