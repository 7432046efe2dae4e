using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>The listed runs of a workflow by the time of their end: those in the time range, and those before it, which show
/// what is usual.</summary>
internal sealed class RunPeriods
{
    /// <summary>So many failures before the first kept success are no coincidence.</summary>
    private const int ConclusiveFailures = 5;

    private readonly List<string> _notes = [];

    public RunPeriods(IEnumerable<WorkflowInstance> instances, RunTimes times)
    {
        WorkflowInstance[] ended = [.. instances.Where(one => InstanceStatus.IsEnded(one.Status) && Ended(one) is not null).OrderBy(Ended)];
        Now = Array.FindAll(ended, one => Ended(one) >= times.From && Ended(one) <= times.Until);
        DateTime? firstSuccess = Ended(Array.Find(ended, IsComplete));
        FindMissingSuccesses(times, firstSuccess);
        BaselineFrom = FindBaseline(Array.FindAll(ended, one => Ended(one) < times.From), times);
        Usual = Array.FindAll(ended, one => Ended(one) >= BaselineFrom && Ended(one) < times.From);
        if (times.ListedFrom > times.BaselineFrom)
        {
            _notes.Add("Runs that completed in the time range but were created before "
                + $"{Text(times.ListedFrom)} aren't counted: there are too many to list.");
        }
    }

    /// <summary>The runs that ended in the time range, by the time of their end.</summary>
    public WorkflowInstance[] Now { get; }

    /// <summary>The runs that ended in the baseline, by the time of their end.</summary>
    public WorkflowInstance[] Usual { get; }

    /// <summary>The start of the baseline, in UTC; null if no run is left to compare with.</summary>
    public DateTime? BaselineFrom { get; }

    /// <summary>Whether runs that completed in the time range are no longer kept.</summary>
    public bool IsIncomplete { get; private set; }

    public IReadOnlyList<string> Notes => _notes;

    public static bool IsComplete(WorkflowInstance instance) => instance.Status == InstanceStatus.Complete;

    public static bool IsErrored(WorkflowInstance instance) => instance.Status == InstanceStatus.Errored;

    /// <summary>The end in UTC. Local times go back when the clocks do.</summary>
    public static DateTime? Ended(WorkflowInstance? instance) => instance?.EndedOn?.ToUniversalTime();

    /// <summary>Finds out whether successes at the start of the time range have been deleted, while failures are kept for
    /// longer.</summary>
    private void FindMissingSuccesses(RunTimes times, DateTime? firstSuccess)
    {
        DateTime? kept = times.CompleteFrom > times.From ? times.CompleteFrom
            : times.CompleteFrom is null && firstSuccess > times.From
                && Now.Count(one => IsErrored(one) && Ended(one) < firstSuccess) >= ConclusiveFailures ? firstSuccess
            : null;
        if (kept is DateTime time)
        {
            IsIncomplete = true;
            _notes.Add($"Runs that completed before {Text(time)} are no longer kept, so the error rate may be too high.");
        }
    }

    /// <summary>Old days on which only failures are left would show a wrong rate, so the baseline starts with the first
    /// success that is left.</summary>
    private DateTime? FindBaseline(WorkflowInstance[] before, RunTimes times)
    {
        DateTime start = Later(Later(times.BaselineFrom, times.ListedFrom), times.KeptFrom);
        if (Ended(Array.Find(before, one => IsComplete(one) && Ended(one) >= start)) is DateTime success)
        {
            return success;
        }

        _notes.Add(Array.Exists(before, one => IsErrored(one) && Ended(one) >= times.BaselineFrom)
            ? "No usual values: of the time before, only runs that failed are left."
            : $"No usual values: no run of the {Days(times.From - times.BaselineFrom)} before is left.");
        return null;
    }

    private static DateTime Later(DateTime one, DateTime? other) => other > one ? other.Value : one;

    private static string Text(DateTime utc) => utc.ToLocalTime().ToString("d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Days(TimeSpan span) => span.TotalDays >= 2
        ? FormattableString.Invariant($"{span.TotalDays:0.#} days")
        : FormattableString.Invariant($"{span.TotalHours:0.#} hours");
}
