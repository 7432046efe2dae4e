using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Comparing;

/// <summary>Compares an instance with another one of its workflow, the reference. It only computes.</summary>
internal static class InstanceComparison
{
    /// <summary>Compares two instances, without their params and outputs.</summary>
    public static WorkflowInstanceComparison Compare(WorkflowInstanceDetail reference, WorkflowInstanceDetail difference)
    {
        WorkflowStepComparison[] steps = [.. Steps(reference, difference)];
        return new WorkflowInstanceComparison
        {
            WorkflowName = difference.WorkflowName,
            AccountId = difference.AccountId,
            ReferenceId = reference.Id,
            DifferenceId = difference.Id,
            ReferenceStatus = reference.Status,
            DifferenceStatus = difference.Status,
            FirstDifference = Array.Find(steps, StepComparison.DiffersInResult)?.StepName,
            SlowestStep = steps.Where(step => step.Differences.Contains(StepComparison.Slower))
                .OrderByDescending(step => step.DifferenceDuration - step.ReferenceDuration).FirstOrDefault()?.StepName,
            Change = StepComparison.Ratio(difference.Duration, reference.Duration),
            ReferenceDuration = reference.Duration,
            DifferenceDuration = difference.Duration,
            ReferenceVersionId = reference.VersionId,
            DifferenceVersionId = difference.VersionId,
            Notes = [.. Notes(reference, difference)],
            Steps = steps,
            ReferenceInstance = reference,
            DifferenceInstance = difference,
        };
    }

    private static IEnumerable<WorkflowStepComparison> Steps(WorkflowInstanceDetail reference, WorkflowInstanceDetail difference)
    {
        List<StepPair> pairs = StepAlignment.Align(reference.Steps, difference.Steps);
        HashSet<StepPair> moved = StepOrder.FindMoved(pairs);
        return pairs.Select(pair => StepComparison.Compare(pair, moved.Contains(pair), Absence(
            pair.Difference is null ? difference : reference,
            pair.Difference is null ? StepComparison.Missing : StepComparison.Extra)));
    }

    /// <param name="instance">The instance that does not have the step.</param>
    /// <param name="kind">The difference if the instance has ended.</param>
    private static string Absence(WorkflowInstanceDetail instance, string kind) =>
        InstanceStatus.IsEnded(instance.Status) ? kind : StepComparison.NotReached;

    private static IEnumerable<string> Notes(WorkflowInstanceDetail reference, WorkflowInstanceDetail difference)
    {
        if (reference.AccountId != difference.AccountId)
        {
            yield return "The instances belong to different accounts.";
        }

        if (reference.VersionId is string one && difference.VersionId is string other && one != other)
        {
            yield return "The instances run different versions.";
        }

        foreach (WorkflowInstanceDetail instance in new[] { reference, difference })
        {
            if (!InstanceStatus.IsEnded(instance.Status))
            {
                yield return $"'{instance.Id}' is {instance.Status}: steps that it hasn't reached can't be compared.";
            }

            if (instance.HasMalformedSteps)
            {
                yield return $"Some steps of '{instance.Id}' can't be read.";
            }
            else if (instance.Steps.Length == 0)
            {
                yield return $"'{instance.Id}' has no steps.";
            }
        }
    }
}
