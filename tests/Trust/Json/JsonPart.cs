using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Json;

/// <summary>The property tests of JSON, which the unit tests hold: run here with more values.</summary>
internal sealed partial class JsonPart : IPart
{
    private const int ValuesPerTest = 20_000;
    private const string Filter = "FullyQualifiedName~Json&FullyQualifiedName~Property";

    public string Name => "json";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new("dotnet", ["test", "tests/Unit", "--nologo", "--filter", Filter])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = BuildPaths.Repository,
        };
        start.Environment["CsCheck_Iter"] = ValuesPerTest.ToString(CultureInfo.InvariantCulture);
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (Passed().Match(output) is { Success: true } passed && process.ExitCode == 0)
        {
            run.Tally.Count(
                Measure.JsonValues, ValuesPerTest * int.Parse(passed.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
        else
        {
            run.Tally.Break(Measure.Foreign, "the property tests of JSON", output);
        }
    }

    [GeneratedRegex(@"Passed: +(\d+)")]
    private static partial Regex Passed();
}
