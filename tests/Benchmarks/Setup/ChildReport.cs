using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>The report of a new process: this program again, with one command.</summary>
internal static class ChildReport
{
    /// <param name="arguments">A command of this program, which writes its report to stdout as JSON.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<T> ReadAsync<T>(string[] arguments, CancellationToken cancellationToken)
    {
        using Process child = DotnetProcess.Start(typeof(ChildReport).Assembly.Location, arguments);
        Task<string> errors = child.StandardError.ReadToEndAsync(cancellationToken);
        string report = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<T>(report)!
            : throw new IOException($"The child failed at '{arguments[0]}': " + report + await errors);
    }
}
