using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Json;

/// <summary>Runs the JSON property test of the unit tests with more values and new random values each time.</summary>
internal sealed class JsonPart : IPart
{
    private const string Test = "JsonRoundTripTests";
    private const int Rounds = 10;

    /// <summary>As defined in the test.</summary>
    private const int ValuesPerRound = 3_000;

    public string Name => "json";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ProcessStartInfo start = new("dotnet", ["test", "tests/Unit", "--nologo", "--filter", $"FullyQualifiedName~{Test}"])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = BuildPaths.Repository,
            };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0 || !output.Contains("Passed!", System.StringComparison.Ordinal))
            {
                run.Statistics.AddViolation(Metric.Unexpected, "the property test of JSON", output);
                return;
            }

            run.Statistics.Count(Metric.JsonValues, ValuesPerRound);
        }
    }
}
