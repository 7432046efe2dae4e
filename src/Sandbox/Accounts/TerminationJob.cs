using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>The job that terminates many instances of a workflow, one after the other. It adds history entries with
/// future times, which take effect as the clock advances.</summary>
internal sealed record TerminationJob(DateTimeOffset EndsOn)
{
    // Long enough for a second job to collide with the first, short enough that tests don't wait for it.
    private static readonly TimeSpan s_lead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(5);

    public static TerminationJob Start(IReadOnlyCollection<Instance> instances, DateTimeOffset now)
    {
        DateTimeOffset time = now + s_lead;
        foreach (Instance instance in instances)
        {
            time += s_each;
            instance.Record(new HistoryEntry.Terminated(time));
        }

        return new TerminationJob(time);
    }

    public bool IsRunningAt(DateTimeOffset now) => now < EndsOn;
}
