using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>Adds what lists show to what analytics know. Lists have each run that ended, unless it was restarted or deleted,
/// and are never late. But they are by creation, so that a run that took long can be behind the pages that were
/// read.</summary>
internal static class ListedRuns
{
    /// <summary>Adds errored instances.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="errored">The newest errored instances, or all of them.</param>
    /// <param name="hasMore">Whether there are older ones.</param>
    /// <param name="limits">The time range.</param>
    public static HealthActivity AddErrored(
        WorkflowFacts facts, IReadOnlyCollection<WorkflowInstance> errored, bool hasMore, HealthLimits limits)
    {
        HealthActivity? known = facts.Activity;
        (long listed, long maybe) = Count(errored, InstanceStatus.Errored, limits);
        if (known is not null && !IsShort(known, listed))
        {
            return listed > known.Errored ? known with { Errored = listed } : known;
        }

        return (known ?? new HealthActivity { Source = HealthActivity.FromLists }) with
        {
            Errored = listed,
            UnknownErrored = maybe + (hasMore ? Rest(facts.Workflow.Errored, errored.Count) : 0),
            UnknownComplete = Rest(facts.Workflow.Complete, known?.Complete ?? 0),
            Source = HealthActivity.FromLists,
        };
    }

    /// <summary>Adds the newest instances of any status.</summary>
    /// <param name="facts">What is known, with errored instances.</param>
    /// <param name="newest">The newest instances, or all of them.</param>
    /// <param name="hasMore">Whether there are older ones.</param>
    /// <param name="limits">The time range.</param>
    public static HealthActivity AddNewest(
        WorkflowFacts facts, IReadOnlyCollection<WorkflowInstance> newest, bool hasMore, HealthLimits limits)
    {
        (long errored, long maybeErrored) = Count(newest, InstanceStatus.Errored, limits);
        (long completed, long maybeComplete) = Count(newest, InstanceStatus.Complete, limits);
        long complete = Math.Max(facts.Activity!.Complete, completed);
        bool coversRange = newest.Any(instance => instance.CreatedOn?.ToUniversalTime() < limits.Since.UtcDateTime);
        HealthActivity all = facts.Activity with
        {
            Errored = Math.Max(facts.Activity.Errored, errored),
            UnknownErrored = hasMore ? facts.Activity.UnknownErrored : maybeErrored,
            Complete = complete,
            UnknownComplete = maybeComplete + (hasMore && !coversRange ? Rest(facts.Workflow.Complete, complete) : 0),
            IsPart = hasMore,
            Source = HealthActivity.FromLists,
        };
        HealthActivity part = all with { Errored = errored, UnknownErrored = 0, Complete = completed, UnknownComplete = 0, IsPart = true };
        return !RateRules.IsCertain(all, limits) && RateRules.IsCertain(part, limits) ? part : all;
    }

    /// <summary>Whether analytics lack runs that lists show, more than sampling explains.</summary>
    private static bool IsShort(HealthActivity known, long listed) =>
        listed - known.Errored > 3 * Math.Sqrt(listed * Math.Max(0, known.SampleInterval - 1));

    /// <summary>Counts those that ended in the time range. The local engine doesn't list when: then, those are certain that
    /// were created in the time range.</summary>
    private static (long Certain, long Maybe) Count(IEnumerable<WorkflowInstance> instances, string status, HealthLimits limits)
    {
        WorkflowInstance[] all = [.. instances.Where(instance => instance.Status == status)];
        int certain = all.Count(instance => (instance.EndedOn ?? instance.CreatedOn)?.ToUniversalTime() >= limits.Since.UtcDateTime);
        int maybe = all.Count(instance => instance.EndedOn is null && !(instance.CreatedOn?.ToUniversalTime() >= limits.Since.UtcDateTime));
        return (certain, maybe);
    }

    private static long Rest(int? all, long known) => Math.Max(0, (all ?? int.MaxValue) - known);
}
