using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The processor time of a long listing, compared with bare reads of the same pages.</summary>
internal sealed class ListingProcessorTime(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const string Shorter = "shorter";
    private const int WarmUpCount = 10_000;

    // A tenth is enough to see the ratio. With fewer items, the fixed cost of a command would dominate.
    private readonly int _count = scale.Of(full: 100_000, quick: 10_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"list {_count:N0} into $null, 0 ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        await sandbox.Control.SeedAsync(Shorter, WarmUpCount, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, _count);
        using BareListing bareShorter = new(sandbox, Shorter, WarmUpCount);
        ModuleListing module = new(sandbox, shell, Workflow, _count);
        PairedRounds rounds = new(sandbox.Control, scale.Of(full: 12, quick: 8), Meters.ProcessorTime);
        await rounds.WarmUpAsync(
            scale.Of(full: WarmUp.Thorough, quick: WarmUp.Quick),
            new ModuleListing(sandbox, shell, Shorter, WarmUpCount), bareShorter, cancellationToken);
        yield return Statistics.RatioOfSums(
            await rounds.RunAsync(module, bare, cancellationToken), "processor time", module, bare, Threshold.Ratio(1.3));
    }
}
