using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Kills;

/// <summary>Runs commands with a journal in processes that are killed.</summary>
internal sealed class KilledCommand(TrustRun run, SandboxServer server, DirectoryInfo journals)
{
    private const int MostKills = 4;

    private static readonly TimeSpan s_longestLife = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(5);

    public TrustRun Run => run;

    public SandboxServer Server => server;

    /// <summary>Repeats with new workflows until enough processes were killed.</summary>
    public async Task RepeatAsync(string name, Func<string, Task<int>> kill)
    {
        int kills = 0;
        for (int round = 0; kills < run.Scale.KillsPerCommand && round < run.Scale.KillsPerCommand * 3; round++)
        {
            kills += await kill(string.Create(CultureInfo.InvariantCulture, $"{name}-r{round}"));
        }

        run.Statistics.Count(Metric.Kills, kills);
        run.Log($"{name}: {kills} kills");
    }

    /// <summary>Kills the process and runs the command again, until it ends before the kill or the maximum number of kills is
    /// reached.</summary>
    public async Task<KilledRun> RunAsync(
        string workflow, Func<string, string> compose, CancellationToken cancellationToken)
    {
        string script = compose($"-JournalPath '{Path.Combine(journals.FullName, workflow)}.journal'");
        Random random = new(run.SeedOf($"kills {workflow}"));
        for (int kills = 0; ; kills++)
        {
            await using WorkerProcess worker = WorkerProcess.Start();
            string connect = $"Connect-CfWorkflow -ApiToken $token -AccountId {server.AccountId} -BaseUri '{server.BaseAddress}'";
            _ = await worker.RunAsync(new Call(0, connect, server.ApiToken), s_deadline, cancellationToken);
            Task<CallResult> ending = worker.RunAsync(new Call(0, script, server.ApiToken), s_deadline, cancellationToken);
            bool isLast = kills >= Math.Min(MostKills, run.Scale.KillsPerCommand);
            TimeSpan life = isLast ? s_deadline : s_longestLife * random.NextDouble();
            if (await Task.WhenAny(ending, Task.Delay(life, cancellationToken)) == ending)
            {
                return new KilledRun(await ending, kills);
            }

            await worker.KillAsync();
            _ = ending.Exception;
        }
    }
}
