using System;
using System.CommandLine;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Jobs;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks;

/// <summary>The child process of a benchmark: imports one archive and reports the peak memory of the process.</summary>
internal static class ArchiveCommand
{
    public const string Name = "import-archive";

    private const double Megabyte = 1024 * 1024;

    public static Command Create()
    {
        Argument<string> path = new("path");
        Command command = new(Name, "Imports an archive into $null and reports the peak memory in megabytes.") { path };
        command.Hidden = true;
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(path), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, CancellationToken cancellationToken)
    {
        StagedModule.Load();
        using ModuleShell shell = new();
        _ = await shell.RunAsync(ArchiveImport.Script(path), cancellationToken);
        using Process self = Process.GetCurrentProcess();
        await Console.Out.WriteLineAsync(FormattableString.Invariant($"{self.PeakWorkingSet64 / Megabyte}"));
        return 0;
    }
}
