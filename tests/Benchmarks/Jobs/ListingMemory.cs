using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>A long listing needs no more memory than a short one, because objects that left the pipeline are released. Each
/// listing runs in its own process.</summary>
internal sealed class ListingMemory(Scale scale) : IBenchmark
{
    private const int Shorter = 10_000;

    private readonly int _longer = scale.Of(full: 100_000, quick: 20_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"list {_longer:N0} into $null, 0 ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync("longer", _longer, cancellationToken);
        await sandbox.Control.SeedAsync("shorter", Shorter, cancellationToken);
        List<double> longer = [];
        List<double> shorter = [];
        for (int round = 0; round < scale.Of(full: 5, quick: 1); round++)
        {
            longer.Add(await ListAsync(sandbox, "longer", cancellationToken));
            shorter.Add(await ListAsync(sandbox, "shorter", cancellationToken));
        }

        (double high, double low) = (Statistics.Median(longer), Statistics.Median(shorter));
        string compared = string.Create(CultureInfo.InvariantCulture, $"peak memory above that of {Shorter:N0}");
        yield return new Measurement(compared, high - low, Threshold.Megabytes(30))
        {
            Basis = string.Create(
                CultureInfo.InvariantCulture,
                $"{high:0.0} MB and {low:0.0} MB, the whole process with the engine; medians of {longer.Count} processes each"),
        };
    }

    private static async Task<double> ListAsync(
        SandboxProcess sandbox, string workflow, CancellationToken cancellationToken) =>
        await ChildReport.ReadAsync<double>(
            [
                ListCommand.Name, sandbox.BaseAddress.ToString(), sandbox.AccountId,
                await sandbox.Control.IssueTokenAsync(cancellationToken), workflow,
            ],
            cancellationToken);
}
