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

/// <summary>The page that a long run writes.</summary>
internal static class ResultPage
{
    private static readonly (string Text, Metric Metric)[] s_rows =
    [
        ("Things asked for while requests fail", Metric.Requested),
        ("Instances listed while requests fail", Metric.Listed),
        ("Cells of the matrix", Metric.Cells),
        ("Processes killed in the middle of their work", Metric.Kills),
        ("Mutated answers", Metric.Answers),
        ("Items that came beside an odd one", Metric.IntactItems),
        ("Arbitrary values written as JSON and read back", Metric.JsonValues),
        ("Failures result, where nothing was done", Metric.ReportedFailed),
        ("Result as unknown", Metric.ReportedUnknown),
        ("**Lost**: result as done and not done, or not result", Metric.Lost),
        ("**Duplicated**: done twice, or done to what was not asked for", Metric.Duplicated),
        ("**Result wrongly**: result as failed and done, or as unknown where it can be known", Metric.Misreported),
        ("**Unexpected**: errors that are not the module's own", Metric.Unexpected),
        ("**Hung**: took too long, or left something running", Metric.Hung),
        ("**Costly**: over 300 MB, or over a second of processor time a megabyte", Metric.Costly),
    ];

    /// <summary>The results as a table of Markdown.</summary>
    public static string Table(TrustRun run)
    {
        RunStatistics statistics = run.RunStatistics;
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
            # What the module's promises were tried with

            `tests/Trust` lets go wrong what can go wrong between the module and the service: it cuts connections before and after the
            service acts, stalls, truncates, refuses, mutates answers, and kills processes. Then it compares what the commands result with
            what the account holds. This page is written by the long form:

            ```
            dotnet run -c Release --project tests/Trust -- --seed {run.Seed.ToString(CultureInfo.InvariantCulture)}
            ```

            `--only exactness`, `kills`, `mutations`, `matrix` or `json` runs one part. A mutated answer that breaks a promise is kept in a
            file; `--replay <file>` sends it again. `dotnet test` runs a short form. Commit {Commit()}, seed {run.Seed.ToString(CultureInfo.InvariantCulture)}.

            {Table(run)}

            {Violations(run)}

            ## How it is counted

            - **Exactness.** A fifth of all requests goes wrong, over HTTP/1.1 and over HTTP/2 with TLS, whose certificate comes from a test
              authority that the module's process trusts through `SSL_CERT_FILE`. The account says what was done.
            - **Kills.** A command with `-JournalPath` is killed up to four times and run again. What the last run tells is compared with the account.
              Restarts and events that were under latency are result as unknown: sending them again could do them twice.
            - **Mutations.** Recorded answers of every endpoint are changed in their bytes, values, encodings, headers or WebSocket frames.
              The command must give objects or errors of the module.
            - **Matrix.** Every command meets every fault, once and with every request: success, or one error of the module.

            """;
        await File.WriteAllTextAsync(
            Path.Combine(BuildPaths.Repository, "tests", "Trust", "README.md"), page.ReplaceLineEndings("\n"), cancellationToken);
    }

    private static string Row(string name, string value) => $"| {name} | {value} |";

    private static string Violations(TrustRun run) => run.RunStatistics.Violations.Count == 0
        ? "No promise was broken."
        : $"Broken promises:\n\n```\n{string.Join('\n', run.RunStatistics.Violations.Select(violation => FirstLine(run, violation)))}\n```";

    /// <summary>What is kept of a violation lies in a folder of this machine.</summary>
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
