using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Trust.Faults;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Report;

/// <summary>The page of results that a long run writes.</summary>
internal static class ResultPage
{
    private static readonly (string Text, Metric Metric)[] s_rows =
    [
        ("Operations requested while requests fail", Metric.Requested),
        ("Instances listed while requests fail", Metric.Listed),
        ("Matrix cells", Metric.Cells),
        ("Killed processes", Metric.Kills),
        ("Mutated responses", Metric.Answers),
        ("Items returned although another item was malformed", Metric.IntactItems),
        ("Arbitrary values written as JSON and read back", Metric.JsonValues),
        ("Reported failures where nothing was done", Metric.ReportedFailed),
        ("Reported as unknown", Metric.ReportedUnknown),
        ("**Lost**: reported as done and not done, or not reported", Metric.Lost),
        ("**Duplicated**: done twice, or done to an item that was not requested", Metric.Duplicated),
        ("**Misreported**: reported as failed and done, or as unknown although it can be determined", Metric.Misreported),
        ("**Unexpected**: errors that are not the module's own", Metric.Unexpected),
        ("**Hung**: took too long, or left something running", Metric.Hung),
        ("**Costly**: over 300 MB, or over a second of processor time a megabyte", Metric.Costly),
    ];

    /// <summary>The results as a Markdown table.</summary>
    public static string Table(TrustRun run)
    {
        RunStatistics statistics = run.Statistics;
        List<string> lines = ["| What | Count |", "|---|---:|"];
        lines.AddRange(s_rows.Select(row => Row(row.Text, statistics[row.Metric].ToString("N0", CultureInfo.InvariantCulture))));
        lines.Add(Row("Peak memory of a process", string.Create(CultureInfo.InvariantCulture, $"{statistics.PeakBytes / 1e6:0} MB")));
        lines.Add(Row(
            "Most processor time beyond a call's own second",
            string.Create(CultureInfo.InvariantCulture, $"{statistics.WorstSecondsPerMegabyte:0.00} s a megabyte")));
        lines.AddRange(["", "| Fault | Injected |", "|---|---:|"]);
        lines.AddRange(FaultPlan.AllKinds.Select(kind => Row($"{kind}", statistics[kind].ToString("N0", CultureInfo.InvariantCulture))));
        return string.Join('\n', lines);
    }

    public static async Task WriteAsync(TrustRun run, CancellationToken cancellationToken)
    {
        string page = $"""
            # Results of the Trust tests

            `tests/Trust` injects faults between the module and the service: it closes connections before and after the service acts, stalls,
            truncates, rejects, mutates responses, and kills processes. Then it compares what the commands reported with the state of the
            account. The long form writes this page:

            ```
            dotnet run -c Release --project tests/Trust -- --seed {run.Seed.ToString(CultureInfo.InvariantCulture)}
            ```

            `--only exactness`, `kills`, `mutations`, `matrix` or `json` runs one part. A mutated response that violates a guarantee is saved to a
            file; `--replay <file>` sends it again. `dotnet test` runs a short form. Commit {Commit()}, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}.

            {Table(run)}

            {Violations(run)}

            ## How it is counted

            - **Exactness.** 20 % of all requests fail, over HTTP/1.1 and over HTTP/2 with TLS. A test authority issues the certificate, and the
              module's process trusts it through `SSL_CERT_FILE`. The account shows what was done.
            - **Kills.** A command with `-JournalPath` is killed up to four times and run again. The result of the last run is compared with the
              account. Restarts and events that were under way are reported as unknown, because a retry could do them twice.
            - **Mutations.** Recorded responses of every endpoint are changed in their bytes, values, encodings, headers or WebSocket frames.
              The command must return objects or errors of the module.
            - **Matrix.** Every command runs with every fault, once and with every request. It must succeed or write one error of the module.

            """;
        await File.WriteAllTextAsync(
            Path.Combine(BuildPaths.Repository, "tests", "Trust", "README.md"), page.ReplaceLineEndings("\n"), cancellationToken);
    }

    private static string Row(string name, string value) => $"| {name} | {value} |";

    private static string Violations(TrustRun run) => run.Statistics.Violations.Count == 0
        ? "No guarantee was violated."
        : $"Violations:\n\n```\n{string.Join('\n', run.Statistics.Violations.Select(violation => FirstLine(run, violation)))}\n```";

    /// <summary>Saved cases are in a folder of this machine, so the path is removed.</summary>
    private static string FirstLine(TrustRun run, Violation violation) =>
        $"{violation}".Split('\n')[0].Replace(run.Failures.FullName + Path.DirectorySeparatorChar, "");

    private static string Commit()
    {
        ProcessStartInfo start = new("git", ["describe", "--always", "--dirty", "--abbrev=12"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = BuildPaths.Repository,
        };
        using Process git = Process.Start(start)!;
        return git.StandardOutput.ReadToEnd().Trim();
    }
}
