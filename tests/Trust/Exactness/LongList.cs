using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>A long list: whole, in order and without doubles where nothing is final; never short without an error.</summary>
internal static class LongList
{
    private const string Workflow = "long";

    // A challenge is an answer that trying again does not change.
    private static readonly FaultKind[] s_passing = [.. FaultPlan.AllKinds.Where(kind => kind != FaultKind.Challenge)];

    public static async Task RunAsync(FaultyAccount account, CancellationToken cancellationToken)
    {
        string[] there =
        [
            .. WaitingInstances.Add(account.Server.Account, Workflow, account.Run.Scale.Listed).Select(instance => instance.Id),
        ];
        await ListAsync(account, "list", there, s_passing, cancellationToken);
        await ListAsync(account, "list, with challenges", there, FaultPlan.AllKinds, cancellationToken);
    }

    private static async Task ListAsync(
        FaultyAccount account, string name, string[] there, IReadOnlyList<FaultKind> kinds, CancellationToken cancellationToken)
    {
        CallResult told = await account.RunAsync(name, $"Get-CfWorkflowInstance {Workflow}", kinds, cancellationToken);
        Tally tally = account.Run.Tally;
        string what = $"{account.Protocol} {name}";
        tally.Count(Measure.Listed, told.Output.Count);
        tally.Memory(told.PeakBytes);
        foreach (ToldError foreign in told.Foreign)
        {
            tally.Break(Measure.Foreign, foreign.Cause, $"{what}: {foreign.Detail}");
        }

        tally.Break(Measure.Doubled, "listed twice", what, told.Output.Count - told.Output.Distinct().Count());
        bool isWhole = told.Errors.Count == 0;
        if (!isWhole && kinds == s_passing)
        {
            tally.Break(Measure.ToldWrongly, "a list that ends early", $"{what}: {told.Errors[0].Id}: {told.Errors[0].Detail}");
        }

        // The account lists the newest first; an error ends a list early, but what came before it is right.
        string[] expected = isWhole ? there : there[..Math.Min(told.Output.Count, there.Length)];
        tally.Break(Measure.Lost, "left out of a list", what, expected.Except(told.Output).Count());
        if (told.Output.Count == expected.Length && !told.Output.SequenceEqual(expected))
        {
            tally.Break(Measure.ToldWrongly, "a list out of order", what);
        }
    }
}
