using System;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A position in the order of creation: the time, then a sequence number that breaks ties.</summary>
internal readonly record struct InstancePosition(long Ticks, long Sequence) : IComparable<InstancePosition>
{
    public static InstancePosition Of(Instance instance) => new(instance.CreatedOn.Ticks, instance.Sequence);

    /// <summary>The position before all instances created at a time.</summary>
    public static InstancePosition Before(DateTimeOffset instant) => new(instant.UtcTicks, long.MinValue);

    /// <summary>The position after all instances created at a time.</summary>
    public static InstancePosition After(DateTimeOffset instant) => new(instant.UtcTicks, long.MaxValue);

    public int CompareTo(InstancePosition other)
    {
        int byInstant = Ticks.CompareTo(other.Ticks);
        return byInstant != 0 ? byInstant : Sequence.CompareTo(other.Sequence);
    }
}
