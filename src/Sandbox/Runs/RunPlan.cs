using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>
/// One run of an instance: from its creation or its last restart on, with what was done to it since.
/// </summary>
/// <param name="QueuedOn">When it began to wait for its start.</param>
/// <param name="History">What was done to it since, restarts excluded.</param>
/// <param name="Retained">The steps that the restart keeps.</param>
/// <param name="IsRestarted">Whether it is not the first one.</param>
internal sealed record RunPlan(
    DateTimeOffset QueuedOn, IReadOnlyList<HistoryEntry> History, RetainedSteps Retained, bool IsRestarted)
{
    public HistoryEntry.Terminated? Termination => History.OfType<HistoryEntry.Terminated>().FirstOrDefault();

    /// <summary>The last run that has begun by an instant.</summary>
    public static RunPlan At(Instance instance, DateTimeOffset now)
    {
        RunPlan plan = new(instance.CreatedOn, [], RetainedSteps.None, false);
        List<HistoryEntry> entries = [];
        foreach (HistoryEntry entry in instance.History.TakeWhile(entry => entry.At <= now))
        {
            if (entry is not HistoryEntry.Restarted restart)
            {
                entries.Add(entry);
                continue;
            }

            RetainedSteps retained = restart.From is null
                ? RetainedSteps.None
                : RetainedSteps.Before(
                    restart.From, RunComputation.Compute(instance, plan with { History = entries }, restart.At).Steps);
            plan = new RunPlan(restart.At, [], retained, true);
            entries = [];
        }

        return plan with { History = entries };
    }
}
