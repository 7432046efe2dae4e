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
        WorkflowVersionFinding[] inCode =
        [
            .. PromiseRules.Find(code).Concat(NameRules.Find(code)).Concat(StepRules.Find(code))
                .GroupBy(one => (one.Kind, one.StepName, one.Message)).Select(group => group.First()),
        ];

        // Many instances show the same.
        HashSet<(string, string?)> known = [.. inCode.Select(one => (one.Kind, one.StepName))];
        IEnumerable<WorkflowVersionFinding> inHistory = WorstFirst(history is null ? [] : HistoryRules.Find(history))
            .Where(one => known.Add((one.Kind, one.StepName)));
        return
        [
            .. WorstFirst(inCode.Concat(inHistory))
                .Select(one => one with
                {
                    WorkflowName = graph.WorkflowName,
                    VersionId = graph.VersionId,
                    AccountId = graph.AccountId,
                }),
        ];
    }

    private static IEnumerable<WorkflowVersionFinding> WorstFirst(IEnumerable<WorkflowVersionFinding> findings) =>
        findings.OrderBy(one => Array.IndexOf(FindingSeverity.s_worstFirst, one.Severity));
}
