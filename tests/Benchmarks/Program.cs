using System;
using System.CommandLine;
using CloudflareWorkflows.Benchmarks.Running;

namespace CloudflareWorkflows.Benchmarks;

/// <summary>Measures the module side by side with a baseline. Exits with 1 if a threshold is not met.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        // The PowerShell engine sends telemetry about imports. It would distort the measurement.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Option<bool> quick = new("--quick") { Description = "Smaller counts, the same ratios: under a minute." };
        Option<string?> only = new("--only") { Description = "Only the jobs whose names contain this." };
        RootCommand root = new("Benchmarks of the CloudflareWorkflows module.")
        {
            quick, only, ArchiveCommand.Create(), ImportCommand.Create(), ListCommand.Create(),
        };
        root.SetAction((parsed, cancellationToken) =>
        {
            // From here on, the module's types resolve to the staged dll, as with Import-Module. Code that runs before this
            // line must not use them.
            StagedModule.Load();
            Scale scale = parsed.GetValue(quick) ? Scale.Quick : Scale.Full;
            return BenchmarkRun.RunAsync(scale, parsed.GetValue(only), cancellationToken);
        });
        return root.Parse(args).Invoke();
    }
}
