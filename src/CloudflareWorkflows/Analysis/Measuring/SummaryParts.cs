using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>The parts of a summary that come from instances.</summary>
internal static class SummaryParts
{
    /// <summary>Groups errored instances by cause.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="errored">The instances that were read.</param>
    /// <param name="total">The number of errored instances.</param>
    public static WorkflowErrorGroup[] Causes(Workflow workflow, WorkflowInstanceDetail[] errored, int total) =>
        ErrorGrouping.Group(errored, new GroupingOptions
        {
            Totals = new Dictionary<(string? AccountId, string WorkflowName), int> { [(workflow.AccountId, workflow.Name)] = total },
        });

    /// <summary>Measures steps of a sample of instances that completed and of one of those that errored. Each instance stands for
    /// as many runs as the sample is smaller than the whole.</summary>
    public static WorkflowStepMeasure[] Steps(
        DetailPlan plan, WorkflowInstanceDetail[] errored, WorkflowInstanceDetail[] complete, WorkflowInstanceDetail[] usual)
    {
        StepGroups now = new();
        Array.ForEach(errored, one => now.Add(one, plan.ErroredWeight));
        Array.ForEach(complete, one => now.Add(one, plan.CompleteWeight));
        StepGroups before = new();
        Array.ForEach(usual, one => before.Add(one));
        return MeasureBaseline.Compare(now.ToMeasures(), before.ToMeasures(), out _);
    }

    /// <summary>Measures the runs of each version.</summary>
    public static WorkflowMeasure[] Versions(IEnumerable<WorkflowInstance> runs)
    {
        MeasureGroups groups = new([MeasureBy.VersionId]);
        foreach (WorkflowInstance run in runs)
        {
            groups.Add(InstanceFacts.Of(run));
        }

        return groups.ToMeasures();
    }

    /// <summary>Measures runs as a whole.</summary>
    public static WorkflowMeasure Whole(IEnumerable<WorkflowInstance> runs)
    {
        MeasureSum sum = new();
        foreach (WorkflowInstance run in runs)
        {
            sum.Add(InstanceFacts.Of(run));
        }

        return sum.ToMeasure("", null, null);
    }

    /// <summary>Sorts steps as instances ran them; those that no instance reached come last.</summary>
    public static IEnumerable<WorkflowStepMeasure> InOrder(WorkflowStepMeasure[] steps, WorkflowInstanceDetail[] instances)
    {
        Dictionary<string, int> ranks = [];
        foreach (WorkflowStep step in instances.OrderByDescending(one => one.Steps.Length).SelectMany(one => one.Steps))
        {
            if (!ranks.ContainsKey(step.NameInCode))
            {
                ranks.Add(step.NameInCode, ranks.Count);
            }
        }

        return steps.OrderBy(step => ranks.TryGetValue(step.StepName, out int rank) ? rank : int.MaxValue);
    }

    /// <summary>The names of properties whose figures are estimates, where they are.</summary>
    public static string[] Estimates(params (bool IsEstimate, string[] Properties)[] parts) =>
        [.. parts.Where(part => part.IsEstimate).SelectMany(part => part.Properties).Distinct()];
}
