using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Accounts;

/// <summary>
/// The service's own job that terminates many instances of a workflow, one after the other. Its work is stamped with
/// the instants to come, so that it goes on as the clock does.
/// </summary>
internal sealed record TerminateJob(DateTimeOffset EndsOn)
{
    // Long enough that a second job meets the first, short enough that nobody waits for it.
    private static readonly TimeSpan s_lead = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(5);

    public static TerminateJob Start(IReadOnlyCollection<Instance> instances, DateTimeOffset now)
    {
        DateTimeOffset time = now + s_lead;
        foreach (Instance instance in instances)
        {
            time += s_each;
            instance.Record(new HistoryEntry.Terminated(time));
        }

        return new TerminateJob(time);
    }

    public bool IsRunningAt(DateTimeOffset now) => now < EndsOn;
}
