using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Mutations;
using CloudflareWorkflows.Trust.Report;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit.Runner.InProc.SystemConsole;

namespace CloudflareWorkflows.Trust;

/// <summary>Tests the module's guarantees. Exits with 1 if one is violated.</summary>
internal static class Program
{
    private const string WorkerName = "worker";

    // The test runner starts this program too. Its options start with one dash or with @@.
    public static Task<int> Main(string[] args) => args is [] or [WorkerName] || args[0].StartsWith("--", StringComparison.Ordinal)
        ? Compose().Parse(args).InvokeAsync()
        : ConsoleRunner.Run(args);

    private static RootCommand Compose()
    {
        Option<int> seed = new("--seed") { Description = "The random seed.", DefaultValueFactory = _ => TestSeed.Value };
        Option<string[]> only = new("--only") { Description = "Only these parts." };
        _ = only.AcceptOnlyFromAmong([.. TrustRun.Parts.Select(part => part.Name)]);
        Option<bool> quick = new("--short") { Description = "The short form of the tests. Writes no page." };
        Option<string?> replay = new("--replay") { Description = "Replays one case from a file of a failed run." };
        Command worker = new(WorkerName, "Runs scripts that come as lines of JSON.") { Hidden = true };
        worker.SetAction((_, _) => Worker.RunAsync(Console.In, Console.Out));
        RootCommand root = new("Tests the guarantees of the CloudflareWorkflows module.")
        {
            seed, only, quick, replay, worker,
        };
        root.SetAction((parsed, cancellationToken) => parsed.GetValue(replay) is string file
            ? Reproduction.ReplayAsync(file, Console.Out, cancellationToken)
            : RunAsync(parsed.GetValue(seed), parsed.GetValue(only) ?? [], parsed.GetValue(quick), cancellationToken));
        return root;
    }

    private static async Task<int> RunAsync(int seed, string[] only, bool quick, CancellationToken cancellationToken)
    {
        TrustRun run = new(quick ? Scale.Short : Scale.Long, seed, Console.Out);
        run.Log($"seed {seed}");
        await run.RunAsync(
            TrustRun.Parts.Where(part => only.Length == 0 || only.Contains(part.Name)), cancellationToken);
        await Console.Out.WriteLineAsync(ResultPage.Table(run));
        if (only.Length == 0 && !quick)
        {
            await ResultPage.WriteAsync(run, cancellationToken);
        }

        return run.Statistics.Violations.Count == 0 ? 0 : 1;
    }
}
