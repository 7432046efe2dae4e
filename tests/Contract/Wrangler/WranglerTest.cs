using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Contract.Tests.Wrangler;

/// <summary>A test that calls wrangler in its own working folder and home folder.</summary>
public abstract class WranglerTest : AccountTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(1);

    private DirectoryInfo _home = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _home = Directory.CreateTempSubdirectory("cf-workflows-wrangler-");
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _home?.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string Write(string name, string text)
    {
        string path = Path.Combine(_home.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a command for workflows against the sandbox.</summary>
    protected Task<WranglerResult> RunAsync(params string[] arguments) =>
        CallAsync($"{Server.BaseAddress}".TrimEnd('/'), ["workflows", .. arguments]);

    /// <summary>Runs a command against a server.</summary>
    protected async Task<WranglerResult> CallAsync(string address, params string[] arguments)
    {
        string script = Path.Combine(Clients.Folder, "node_modules", "wrangler", "bin", "wrangler.js");
        ProcessStartInfo start = new(Clients.Node, [script, .. arguments])
        {
            WorkingDirectory = _home.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in EnvironmentVariables(address))
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        limit.CancelAfter(s_timeout);
        try
        {
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            string output = await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new WranglerResult(process.ExitCode, output, await errors);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private Dictionary<string, string> EnvironmentVariables(string address) => new()
    {
        ["CLOUDFLARE_API_BASE_URL"] = address,
        ["CLOUDFLARE_API_TOKEN"] = Server.ApiToken,
        ["CLOUDFLARE_ACCOUNT_ID"] = Server.AccountId,
        ["WRANGLER_SEND_METRICS"] = "false",
        ["WRANGLER_HIDE_BANNER"] = "true",
        ["CI"] = "true",
        ["NO_COLOR"] = "1",
        ["HOME"] = _home.FullName,
        ["USERPROFILE"] = _home.FullName,
        ["XDG_CONFIG_HOME"] = _home.FullName,
    };
}
