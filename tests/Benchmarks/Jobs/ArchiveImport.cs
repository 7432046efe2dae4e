using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>An archive is read at 50 MB a second or more, and a long one needs no more memory than a short one.</summary>
internal sealed class ArchiveImport(Scale scale) : IBenchmark
{
    private const double MillisecondsPerMegabyte = 1000.0 / 50;

    private readonly int _longer = scale.Of(full: 100_000, quick: 20_000);
    private readonly int _shorter = scale.Of(full: 25_000, quick: 5_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"import an archive of {_longer:N0} into $null");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using SampleArchive longer = new(_longer);
        using SampleArchive shorter = new(_shorter);
        using ModuleShell shell = new();
        await CheckAsync(shell, shorter, cancellationToken);
        List<double> times = [];
        for (int round = 0; round < scale.Of(full: 5, quick: 3); round++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            _ = await shell.RunAsync(Script(longer.Path), cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds / longer.Megabytes);
        }

        double time = Statistics.Median(times);
        yield return new Measurement("time for a megabyte", time, Threshold.Milliseconds(MillisecondsPerMegabyte))
        {
            Basis = string.Create(
                CultureInfo.InvariantCulture, $"{longer.Megabytes:0} MB at {1000 / time:0} MB a second; median of {times.Count} runs"),
        };

        double high = await PeakAsync(longer, cancellationToken);
        double low = await PeakAsync(shorter, cancellationToken);
        string compared = string.Create(CultureInfo.InvariantCulture, $"peak memory above that of {_shorter:N0}");
        yield return new Measurement(compared, high - low, Threshold.Megabytes(30))
        {
            Basis = string.Create(CultureInfo.InvariantCulture, $"{high:0.0} MB and {low:0.0} MB, the whole process with the engine"),
        };
    }

    public static string Script(string path) => $"Import-CfWorkflowInstance -LiteralPath '{path}' > $null";

    private async Task CheckAsync(ModuleShell shell, SampleArchive archive, CancellationToken cancellationToken)
    {
        object?[] counted = await shell.RunAsync($"@(Import-CfWorkflowInstance -LiteralPath '{archive.Path}').Count", cancellationToken);
        if (counted is not [int count] || count != _shorter)
        {
            throw new InvalidDataException($"The module imported {string.Join(" ", counted)} of {_shorter}.");
        }
    }

    private static Task<double> PeakAsync(SampleArchive archive, CancellationToken cancellationToken) =>
        ChildReport.ReadAsync<double>([ArchiveCommand.Name, archive.Path], cancellationToken);
}
