using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Engine.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(EngineFixture))]
[assembly: AssemblyFixture(typeof(OlderEngineFixture))]

namespace CloudflareWorkflows.Engine.Tests;

/// <summary>Cloudflare's local engine, started once for all tests, or the reason why it is not available.</summary>
public class EngineFixture : IAsyncLifetime
{
    /// <summary>The script that starts the engine installed in the working folder.</summary>
    private static readonly string s_start = Path.Combine(BuildPaths.Runtime, "start.mjs");

    private NodeServer? _engine;
    private int _port;
    private string? _skipReason;

    /// <summary>The port of the engine. Without an engine, the test is skipped.</summary>
    public int Port
    {
        get
        {
            Assert.SkipWhen(_skipReason is not null, _skipReason ?? "");
            return _port;
        }
    }

    /// <summary>The folder in which the engine is installed.</summary>
    protected virtual string Folder => BuildPaths.Runtime;

    /// <summary>Another Worker and its workflows; by default none.</summary>
    protected virtual IReadOnlyList<string> Worker => [];

    public async ValueTask InitializeAsync()
    {
        string? node = FindNode();
        bool isInstalled = Directory.Exists(Path.Combine(Folder, "node_modules"));
        if (node is null || !isInstalled)
        {
            _skipReason = node is null ? "Node.js is not installed." : NpmPackages.SkipReason(Folder);
            return;
        }

        try
        {
            (_engine, Uri address) = await NodeServer.StartAsync(
                node, Folder, [s_start, .. Worker], TestContext.Current.CancellationToken);
            _port = address.Port;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException && !IsBuildServer)
        {
            _skipReason = $"The engine did not start: {failure.Message}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>On a build server with an installed engine, an engine that does not start is a failure, not a reason to
    /// skip.</summary>
    private static bool IsBuildServer => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    private static string? FindNode()
    {
        string name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }
}
