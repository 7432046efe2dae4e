using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Reports;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using Microsoft.Extensions.Time.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(ReportFiles))]

namespace CloudflareWorkflows.Browser.Tests.Reports;

/// <summary>Writes each report once, with the staged module, from an account of its own. Its clock stands still, so a report
/// is the same in each run.</summary>
public sealed class ReportFiles : IDisposable
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 26, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly ConcurrentDictionary<Report, Lazy<Task<string>>> _files = new();

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Returns the file of a report.</summary>
    internal Task<string> GetAsync(Report report) =>
        _files.GetOrAdd(report, new Lazy<Task<string>>(() => WriteAsync(report, NewPath()))).Value;

    /// <summary>Returns the text of a report.</summary>
    internal async Task<string> ReadAsync(Report report) =>
        await File.ReadAllTextAsync(await GetAsync(report), TestContext.Current.CancellationToken);

    /// <summary>Writes a report to a file.</summary>
    internal static async Task<string> WriteAsync(Report report, string path)
    {
        FakeTimeProvider time = new(s_now);
        await using SandboxServer server = await SandboxServer.StartAsync(
            new SandboxOptions { Time = time, Seed = SandboxSeed.Demo }, TestContext.Current.CancellationToken);
        report.Add(server.Account);
        using Shell shell = new();
        shell.Set("server", server);
        shell.Set("token", Secret.Of(server.ApiToken));
        shell.Set("path", path);
        object context = shell.Values(
            "Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress -PassThru").Single()!;
        PassingTime passing = new(time);
        ModuleClock.SetOfContext(context, passing);
        _ = ModuleClock.SetOfProcess(passing);
        _ = shell.Values(report.Script);
        return path;
    }

    private string NewPath() => Path.Combine(_folder.FullName, $"{Guid.NewGuid():n}.html");
}
