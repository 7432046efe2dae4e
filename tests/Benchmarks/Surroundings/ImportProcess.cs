using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Surroundings;

/// <summary>An import in a fresh process: this program again, told to do only that.</summary>
internal static class ImportProcess
{
    public static async Task<ImportReport> RunAsync(string module, CancellationToken cancellationToken)
    {
        using Process child = DotnetProcess.Start(typeof(ImportProcess).Assembly.Location, ImportCommand.Name, module);
        Task<string> complaints = child.StandardError.ReadToEndAsync(cancellationToken);
        string report = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<ImportReport>(report)!
            : throw new IOException("The import failed: " + report + await complaints);
    }
}
