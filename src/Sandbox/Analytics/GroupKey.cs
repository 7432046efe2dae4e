using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The values of the selected dimensions; null and 0 for the others.</summary>
internal readonly record struct GroupKey(
    string? WorkflowName, string? InstanceId, string? StepName, string? EventType, int StepCount, long Time)
{
    public static Dimension.Reader<GroupKey> Of(IReadOnlyCollection<Dimension> selected)
    {
        HashSet<string> names = [.. selected.Select(dimension => dimension.Name)];
        bool byWorkflow = names.Contains("workflowName");
        bool byInstance = names.Contains("instanceId");
        bool byStep = names.Contains("stepName");
        bool byType = names.Contains("eventType");
        bool byCount = names.Contains("stepCount");
        // Of several times, the one with the shortest interval tells the others.
        TimeSpan? interval = selected.Min(dimension => dimension.Interval);
        return (in one) => new GroupKey(
            byWorkflow ? one.WorkflowName : null,
            byInstance ? one.InstanceId : null,
            byStep ? one.StepName : null,
            byType ? one.Event.Type : null,
            byCount ? one.Event.StepCount : 0,
            interval is { } length ? Dimension.Truncate(one.Event.At, length) : 0);
    }
}
