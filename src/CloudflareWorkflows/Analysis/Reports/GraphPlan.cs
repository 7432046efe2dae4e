using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Reports;

/// <summary>Chooses the versions whose graphs a report shows, and the instance to show on each.</summary>
internal static class GraphPlan
{
    /// <summary>Each version takes a request.</summary>
    private const int MostVersions = 3;

    /// <summary>Returns the versions of the first instances, which are those that a reader needs most.</summary>
    public static IEnumerable<ReportGraph> Of(WorkflowReport workflow) => workflow.Instances
        .Where(instance => instance.VersionId is not null && instance.Steps.Length > 0)
        .GroupBy(instance => instance.VersionId!)
        .Take(MostVersions)
        .Select(same => new ReportGraph(same.Key, same.First(), null, null));
}
