using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>One run of an instance: from its creation or last restart, with the actions since then.</summary>
/// <param name="QueuedOn">When it was queued.</param>
/// <param name="History">The actions since then, without restarts.</param>
/// <param name="Retained">The steps that the restart keeps.</param>
/// <param name="IsRestarted">Whether it is the result of a restart.</param>
internal sealed record InstanceRun(
    DateTimeOffset QueuedOn, IReadOnlyList<HistoryEntry> History, RetainedSteps Retained, bool IsRestarted)
{
    public HistoryEntry.Terminated? Termination => History.OfType<HistoryEntry.Terminated>().FirstOrDefault();

    /// <summary>Returns the last run that started by a time.</summary>
    public static InstanceRun At(Instance instance, DateTimeOffset now) => Until(instance, now).Last();

    /// <summary>Returns all runs that started by a time, in order.</summary>
    public static IEnumerable<InstanceRun> Until(Instance instance, DateTimeOffset now)
    {
        InstanceRun run = new(instance.FirstQueuedOn, [], RetainedSteps.None, false);
        List<HistoryEntry> entries = [];
        foreach (HistoryEntry entry in instance.History.TakeWhile(entry => entry.At <= now))
        {
            if (entry is not HistoryEntry.Restarted restart)
            {
                entries.Add(entry);
                continue;
            }

            InstanceRun ended = run with { History = entries };
            yield return ended;
            RetainedSteps retained = restart.From is null
                ? RetainedSteps.None
                : RetainedSteps.Before(
                    restart.From, InstanceSimulator.Simulate(instance, ended, restart.At).Steps);
            run = new InstanceRun(restart.At, [], retained, true);
            entries = [];
        }

        yield return run with { History = entries };
    }
}
