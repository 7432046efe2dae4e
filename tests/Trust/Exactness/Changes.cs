using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Stops, deletes, restarts or sends an event to every other instance of a workflow. The others must not
/// change.</summary>
internal static class Changes
{
    public static Task RunAsync(FaultyAccount account, CancellationToken cancellationToken)
    {
        int count = account.Run.Scale.Changes;
        return Task.WhenAll(
            ChangeAsync(account, Change.Stop, "stop", count, cancellationToken),
            ChangeAsync(account, Change.StopWithRollback, "stop-alone", account.Run.Scale.SingleStops, cancellationToken),
            ChangeAsync(account, Change.Remove, "remove", count, cancellationToken),
            ChangeAsync(account, Change.Restart, "restart", count, cancellationToken),
            ChangeAsync(account, Change.Send, "send", count, cancellationToken));
    }

    private static async Task ChangeAsync(
        FaultyAccount account, Change change, string workflow, int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<Instance> instances = WaitingInstances.Add(account.Server.Account, workflow, count * 2);
        string script = change.Script(workflow, count);
        CallResult result = await account.RunAsync(workflow, script, FaultPlan.AllKinds, cancellationToken);
        string what = $"{account.Protocol} {workflow}";
        new OutcomeChecker(account.Run, what) { CanVerifyOutcome = change.CanVerifyOutcome }.Check(result, change.Done(account.Server, instances));
        account.Run.Statistics.AddViolation(Metric.Duplicated, "done to others", what, Change.DoneToOthers(account.Server, instances));
    }
}
