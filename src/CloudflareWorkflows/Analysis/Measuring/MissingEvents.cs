using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Finds out whether instances prove that events are missing, because analytics are late: since some time, more
/// instances ended than there are events. Instances that are gone have events too, so totals prove nothing.</summary>
/// <param name="events">The events of a time range.</param>
/// <param name="interval">The length of the intervals in which they are counted.</param>
/// <param name="from">The start of the time range.</param>
/// <param name="until">Its end. Later events may still be on their way.</param>
internal sealed class MissingEvents(EventTotals events, TimeSpan interval, DateTimeOffset from, DateTimeOffset until)
{
    /// <summary>The time of an event and the end of its instance may differ a little.</summary>
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(1);

    /// <summary>The end of the last interval that has an event.</summary>
    private DateTimeOffset? NewestUntil => events.Newest + interval;

    /// <param name="ended">Instances that ended, as many as are known.</param>
    public bool AreProven(IReadOnlyCollection<WorkflowInstance> ended) =>
        AreProven(ended, InstanceStatus.Complete, AnalyticsEvents.WorkflowSuccess)
        || AreProven(ended, InstanceStatus.Errored, AnalyticsEvents.WorkflowFailure)
        || AreProven(ended, InstanceStatus.Terminated, AnalyticsEvents.WorkflowTerminated);

    /// <summary>Whether the workflow was started after the newest event. The start has an event too, unless the instance is
    /// queued.</summary>
    public bool AreLikely(Workflow workflow) =>
        workflow.Queued is null or 0
        && workflow.LastTriggered?.ToUniversalTime() is DateTime triggered
        && triggered >= ((NewestUntil ?? from) + s_slack).UtcDateTime && triggered <= until.UtcDateTime;

    private bool AreProven(IReadOnlyCollection<WorkflowInstance> ended, string status, string eventType)
    {
        (DateTimeOffset Start, long Count)[] counted = [.. events.Counted(eventType).OrderByDescending(one => one.Start)];
        int next = 0;
        long seen = 0;
        long known = 0;
        foreach (DateTime end in ended.Where(one => one.Status == status).Select(RunPeriods.Ended).OfType<DateTime>()
            .Where(end => end >= (from + s_slack).UtcDateTime && end <= (until - s_slack).UtcDateTime).OrderByDescending(end => end))
        {
            while (next < counted.Length && (counted[next].Start + interval).UtcDateTime > end - s_slack)
            {
                seen += counted[next++].Count;
            }

            if (++known > seen)
            {
                return true;
            }
        }

        return false;
    }
}
