using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Checks the code of a version, and what its instances did, against the rules of the service. It only
/// computes.</summary>
internal static class VersionTest
{
    /// <summary>Returns what breaks a rule, the most severe first.</summary>
    /// <param name="graph">The graph of the version.</param>
    /// <param name="history">What instances of the version did; null if it isn't known.</param>
    public static WorkflowVersionFinding[] Run(WorkflowGraph graph, VersionHistory? history)
    {
        VersionCode code = new(graph);
        IEnumerable<WorkflowVersionFinding> findings =
        [
            .. PromiseRules.Find(code),
            .. NameRules.Find(code),
            .. StepRules.Find(code),
            .. history is null ? [] : HistoryRules.Find(history),
        ];
        return
        [
            .. findings.GroupBy(one => (one.Kind, one.StepName)).Select(group => group.First())
                .OrderBy(one => Array.IndexOf(FindingSeverity.s_worstFirst, one.Severity))
                .Select(one => one with
                {
                    WorkflowName = graph.WorkflowName,
                    VersionId = graph.VersionId,
                    AccountId = graph.AccountId,
                }),
        ];
    }
}
