using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>An emulated account full of examples, and an engine whose environment names it.</summary>
internal sealed class DemoShell : IAsyncDisposable
{
    private readonly SandboxServer _server;

    private DemoShell(SandboxServer server, Terminal terminal)
    {
        _server = server;
        // Wrangler's own names; the module reads them when nobody has connected.
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", server.ApiToken);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", server.AccountId);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", server.BaseAddress.ToString());
        if (CultureInfo.CurrentCulture.Name.Length == 0)
        {
            // The engine breaks lines between words only in languages that it knows; containers have none set.
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
        }

        Engine = new Engine(terminal, StagedModule);
    }

    internal Engine Engine { get; }

    // The build puts the module where it would be shipped from, and tells this assembly where that is.
    private static string StagedModule => Path.TrimEndingDirectorySeparator(
        typeof(DemoShell).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "ModulePath").Value!);

    internal static async Task<DemoShell> StartAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        SandboxOptions options = new() { Seed = SandboxSeed.Demo };
        return new DemoShell(await SandboxServer.StartAsync(options, cancellationToken), terminal);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        await _server.DisposeAsync();
    }
}
