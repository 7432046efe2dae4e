using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Exactness;
using CloudflareWorkflows.Trust.Json;
using CloudflareWorkflows.Trust.Kills;
using CloudflareWorkflows.Trust.Matrix;
using CloudflareWorkflows.Trust.Mutations;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A run of some parts.</summary>
/// <param name="scale">The size of the run.</param>
/// <param name="seed">The random seed.</param>
/// <param name="output">The log.</param>
internal sealed class TrustRun(Scale scale, int seed, TextWriter output)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public static IReadOnlyList<IPart> Parts { get; } =
        [new ExactnessPart(), new KillsPart(), new MutationsPart(), new MatrixPart(), new JsonPart()];

    public Scale Scale => scale;

    public int Seed => seed;

    public RunStatistics Statistics { get; } = new();

    /// <summary>The folder with failed cases, for --replay.</summary>
    public DirectoryInfo Failures { get; } = new(Path.Combine(Path.GetTempPath(), "cfwf-trust-failures"));

    /// <summary>An independent seed for each purpose.</summary>
    public int SeedOf(string purpose) =>
        purpose.Aggregate(seed, static (hash, character) => unchecked((hash * 31) + character)) & int.MaxValue;

    public void Log(string line) => output.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{_watch.Elapsed:mm\\:ss} {line}"));

    public async Task RunAsync(IEnumerable<IPart> parts, CancellationToken cancellationToken)
    {
        foreach (IPart part in parts)
        {
            Log($"{part.Name} begins");
            Violation[] before = [.. Statistics.Violations];
            await part.RunAsync(this, cancellationToken);
            Violation[] found = [.. Statistics.Violations.Except(before)];
            foreach (Violation violation in found)
            {
                Log($"  {violation}");
            }

            Log($"{part.Name}: {found.Length} kinds of violations");
        }
    }
}
