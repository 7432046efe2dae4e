using System;
using System.CommandLine;
using CloudflareWorkflows.Benchmarks.Running;

namespace CloudflareWorkflows.Benchmarks;

/// <summary>Measures the module side by side with what it is held against, and ends with 1 where a threshold is
/// missed.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        // The engine tells its maker of every import, from whichever program hosts it: neither our figure nor our news.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Option<bool> quick = new("--quick") { Description = "Smaller counts, the same ratios: under a minute." };
        Option<string?> only = new("--only") { Description = "Only the jobs whose names hold this." };
        RootCommand root = new("Benchmarks of the CloudflareWorkflows module.")
        {
            quick, only, ImportCommand.Create(), ListCommand.Create(),
        };
        root.SetAction((parsed, cancellationToken) =>
        {
            // From here on the module's types resolve to the staged dll, as they do for Import-Module. Nothing that runs
            // before this line may name one of them.
            StagedModule.Load();
            Scale scale = parsed.GetValue(quick) ? Scale.Quick : Scale.Full;
            return BenchmarkRun.RunAsync(scale, parsed.GetValue(only), cancellationToken);
        });
        return root.Parse(args).Invoke();
    }
}
