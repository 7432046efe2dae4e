using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>Finds errors that a baseline doesn't have: one list and at most 20 full objects of a workflow.</summary>
internal sealed class NewErrors(InstancesClient client, HealthPlan plan)
{
    /// <summary>The maximum number of full objects.</summary>
    private const int Width = 20;

    /// <summary>A group without an account, such as a row of a CSV file, is of this account.</summary>
    private readonly WorkflowErrorGroup[] _baseline =
        [.. (plan.Baseline ?? []).Select(group => group with { AccountId = group.AccountId ?? client.AccountId })];

    /// <summary>Whether runs of a workflow failed in the time range, or it isn't known.</summary>
    public static bool IsNeeded(WorkflowFacts facts, HealthPlan plan) => plan.Baseline is not null
        && plan.Wants(FindingKind.NewError) && facts.Workflow.Errored is not 0 && facts.Activity is not { Errored: 0, UnknownErrored: 0 };

    public async Task<WorkflowFacts> ReadAsync(WorkflowFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            InstanceFilter filter = new() { Status = InstanceStatus.Errored };
            WorkflowInstance[] listed = await FirstPage
                .ReadAsync(token => client.ListAsync(facts.Workflow.Name, filter, token), cancellationToken).ConfigureAwait(false);
            WorkflowInstance[] all = [.. listed.Where(instance => instance.EndedOn is null || IsInRange(instance.EndedOn))];
            WorkflowInstance[] failed = [.. all.Take(Width)];
            List<WorkflowInstanceDetail> details = [];
            foreach (WorkflowInstance instance in failed)
            {
                details.Add((await client.GetAsync(facts.Workflow.Name, instance.Id, steps: true, cancellationToken)
                    .ConfigureAwait(false)).WithListed(instance));
            }

            // One page may not have all of them.
            int total = failed.Length < Width ? failed.Length
                : (int)Math.Max(all.Length, Math.Min(facts.Activity?.Errored ?? 0, int.MaxValue));
            WorkflowErrorGroup[] groups = ErrorGrouping.Group(
                details.Where(detail => detail.Status == InstanceStatus.Errored && IsInRange(detail.EndedOn)), new GroupingOptions
                {
                    Baseline = _baseline,
                    Totals = new Dictionary<(string?, string), int> { [(client.AccountId, facts.Workflow.Name)] = total },
                });
            return facts with { NewErrors = [.. groups.Where(group => group.IsNew == true).Select(group => ToFinding(group, details.Count))] };
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            return facts.Without(NotCheckedReason.Of(failure), FindingKind.NewError);
        }
    }

    /// <summary>Whether an instance ended in the time range. The local engine doesn't list when.</summary>
    private bool IsInRange(DateTime? ended) => ended?.ToUniversalTime() >= plan.Limits.Since.UtcDateTime;

    private static WorkflowInstanceFinding ToFinding(WorkflowErrorGroup group, int read) => new()
    {
        Kind = FindingKind.NewError,
        Severity = FindingSeverity.Warning,
        Count = group.Count,
        OldestOn = group.FirstOn,
        Message = string.Format(
            CultureInfo.InvariantCulture, "A new error{0}, {1}: {2}", group.StepName is string step ? $" in the step {step}" : "",
            Times(group, read), group.Cause),
        Advice = CommandLine.Of("Get-CfWorkflowStep", group.WorkflowName, group.Id[0]) + " -Failed",
        WorkflowName = group.WorkflowName,
        AccountId = group.AccountId,
        Id = group.Id,
    };

    private static string Times(WorkflowErrorGroup group, int read) => group switch
    {
        { IsEstimate: true } => $"about {group.Count} times ({group.Id.Length} of the {read} newest failures)",
        { Count: 1 } => "once",
        _ => $"{group.Count} times",
    };
}
