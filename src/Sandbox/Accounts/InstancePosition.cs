using System;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>A place in the order of creation: the instant, then the number that breaks ties.</summary>
internal readonly record struct InstancePosition(long Ticks, long Sequence) : IComparable<InstancePosition>
{
    public static InstancePosition Of(Instance instance) => new(instance.CreatedOn.Ticks, instance.Sequence);

    /// <summary>Just before all that were created at an instant.</summary>
    public static InstancePosition Before(DateTimeOffset instant) => new(instant.UtcTicks, long.MinValue);

    /// <summary>Just after all that were created at an instant.</summary>
    public static InstancePosition After(DateTimeOffset instant) => new(instant.UtcTicks, long.MaxValue);

    public int CompareTo(InstancePosition other)
    {
        int byInstant = Ticks.CompareTo(other.Ticks);
        return byInstant != 0 ? byInstant : Sequence.CompareTo(other.Sequence);
    }
}
