using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Browser.Tests.Kit;
using PuppeteerSharp;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace CloudflareWorkflows.Browser.Tests.Kit;

/// <summary>An installed Chromium, started once for all tests, or the reason why there is none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "chrome.exe"];

    private IBrowser? _browser;
    private string? _skipReason;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not string program)
        {
            _skipReason = "Chromium is not installed: it is not in the PATH, and CHROMIUM does not name it.";
            return;
        }

        try
        {
            _browser = await Puppeteer.LaunchAsync(Options(program));
        }
        catch (ProcessException failure) when (!IsBuildServer)
        {
            _skipReason = $"Chromium did not start: {failure.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    /// <summary>Opens a file in a page of its own. Without a browser, the test is skipped.</summary>
    internal async Task<OpenPage> OpenAsync(string file, Appearance appearance)
    {
        Assert.SkipWhen(_browser is null, _skipReason ?? "");
        return await OpenPage.LoadAsync(await _browser.NewPageAsync(), file, appearance);
    }

    // Through a pipe, the browser has no port, and ends with this process.
    private static LaunchOptions Options(string program) => new()
    {
        ExecutablePath = program,
        Headless = true,
        Pipe = true,
        Args =
        [
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
            // Chromium has no sandbox for root, who runs the tests in a container.
            .. Environment.IsPrivilegedProcess && OperatingSystem.IsLinux() ? ["--no-sandbox"] : Array.Empty<string>(),
        ],
    };

    /// <summary>On a build server, an installed browser that does not start is a failure, not a reason to skip.</summary>
    private static bool IsBuildServer => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    private static string? Find() => Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
