using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Traffic;
using CloudflareWorkflows.Trust.Exactness;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Kills;

/// <summary>For each command with a journal: kills its process at random times and runs the same command again until it ends.
/// The result of the last run must match the account.</summary>
internal sealed class KillsPart : IPart
{
    /// <summary>Enough that a run takes longer than the time to the kill.</summary>
    private const int Creations = 2_000;
    private const int Changes = 300;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(60);

    public string Name => "kills";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        SandboxLimits limits = new() { RequestQuota = 1_000_000, EnforceCreationRate = false };
        await using SandboxServer server = await SandboxServer.StartAsync(new SandboxOptions { Limits = limits }, cancellationToken);
        server.Latency.Delay = s_latency;
        DirectoryInfo journals = Directory.CreateTempSubdirectory("cfwf-trust-journals-");
        KilledCommand killed = new(run, server, journals);
        await Task.WhenAll(
            CreateAsync(killed, "own", Exactness.Creations.WithGivenIds, cancellationToken),
            CreateAsync(killed, "made", Exactness.Creations.WithGeneratedIds, cancellationToken),
            ChangeAsync(killed, "stop", Change.Stop, cancellationToken),
            ChangeAsync(killed, "stop-alone", Change.StopWithRollback, cancellationToken),
            ChangeAsync(killed, "remove", Change.Remove, cancellationToken),
            ChangeAsync(killed, "restart", Change.Restart, cancellationToken),
            ChangeAsync(killed, "send", Change.Send, cancellationToken));
        journals.Delete(recursive: true);
    }

    private static Task CreateAsync(
        KilledCommand command, string name, Func<string, int, string, string> compose, CancellationToken cancellationToken)
    {
        return command.RepeatAsync(name, async workflow =>
        {
            _ = command.Server.Account.AddWorkflow(workflow);
            KilledRun ended = await command.RunAsync(
                workflow, journal => compose(workflow, Creations, journal), cancellationToken);
            new OutcomeChecker(command.Run, $"{workflow} after {ended.Kills} kills").CheckCreations(
                ended.Result, Creations, Exactness.Creations.Numbers(command.Server.Account, workflow));
            return ended.Kills;
        });
    }

    private static Task ChangeAsync(
        KilledCommand command, string name, Change change, CancellationToken cancellationToken)
    {
        return command.RepeatAsync(name, async workflow =>
        {
            IReadOnlyList<Instance> instances = WaitingInstances.Add(command.Server.Account, workflow, Changes * 2);
            KilledRun ended = await command.RunAsync(
                workflow, journal => change.Script(workflow, Changes, journal), cancellationToken);
            string what = $"{workflow} after {ended.Kills} kills";
            new OutcomeChecker(command.Run, what) { CanVerifyOutcome = change.CanVerifyOutcome }
                .Check(ended.Result, change.Done(command.Server, instances));
            command.Run.Statistics.AddViolation(Metric.Duplicated, "done to others", what, Change.DoneToOthers(command.Server, instances));
            return ended.Kills;
        });
    }
}
