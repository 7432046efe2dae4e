using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>A long listing: complete, in order and without duplicates if no failure is permanent, and never incomplete
/// without an error.</summary>
internal static class LongListing
{
    private const string Workflow = "long";

    // A challenge is permanent: a retry does not help.
    private static readonly FaultKind[] s_transient = [.. FaultPlan.AllKinds.Where(kind => kind != FaultKind.Challenge)];

    public static async Task RunAsync(FaultyAccount account, CancellationToken cancellationToken)
    {
        string[] there =
        [
            .. WaitingInstances.Add(account.Server.Account, Workflow, account.Run.Scale.Listed).Select(instance => instance.Id),
        ];
        await ListAsync(account, "list", there, s_transient, cancellationToken);
        await ListAsync(account, "list, with challenges", there, FaultPlan.AllKinds, cancellationToken);
    }

    private static async Task ListAsync(
        FaultyAccount account, string name, string[] there, IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        CallResult result = await account.RunAsync(name, $"Get-CfWorkflowInstance {Workflow}", kinds, cancellationToken);
        RunStatistics statistics = account.Run.Statistics;
        string what = $"{account.Protocol} {name}";
        statistics.Count(Metric.Listed, result.Output.Count);
        statistics.Memory(result.PeakBytes);
        foreach (ReportedError unexpected in result.Unexpected)
        {
            statistics.AddViolation(Metric.Unexpected, unexpected.Cause, $"{what}: {unexpected.Detail}");
        }

        statistics.AddViolation(Metric.Duplicated, "listed twice", what, result.Output.Count - result.Output.Distinct().Count());
        bool isWhole = result.Errors.Count == 0;
        if (!isWhole && kinds == s_transient)
        {
            statistics.AddViolation(Metric.Misreported, "a list that ends early", $"{what}: {result.Errors[0].Id}: {result.Errors[0].Detail}");
        }

        // The account lists the newest first. An error ends a listing early, but the part before it is correct.
        string[] expected = isWhole ? there : there[..Math.Min(result.Output.Count, there.Length)];
        statistics.AddViolation(Metric.Lost, "left out of a list", what, expected.Except(result.Output).Count());
        if (result.Output.Count == expected.Length && !result.Output.SequenceEqual(expected))
        {
            statistics.AddViolation(Metric.Misreported, "a list out of order", what);
        }
    }
}
