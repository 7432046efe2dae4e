using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>Cloudflare's command-line tool: one process per page, and no batches.</summary>
internal sealed class WranglerClient : IOtherClient
{
    private const int PageSize = 100;

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("cfwf-benchmark-");

    public async Task<int> ListAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken)
    {
        int count = 0;
        int came = PageSize;
        for (int page = 1; came == PageSize; page++)
        {
            string answer = await RunAsync(
                sandbox, token,
                ["instances", "list", workflow, "--per-page", $"{PageSize}", "--page", $"{page}", "--json"],
                cancellationToken);
            came = JsonNode.Parse(answer)!.AsArray().Count;
            count += came;
        }

        return count;
    }

    public Task<int> CreateAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken) =>
        throw new NotSupportedException("wrangler creates instances one by one.");

    public ValueTask DisposeAsync()
    {
        _home.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> RunAsync(
        SandboxProcess sandbox, string token, string[] arguments, CancellationToken cancellationToken)
    {
        string script = Path.Combine(Clients.Folder, "node_modules", "wrangler", "bin", "wrangler.js");
        ProcessStartInfo start = new(Clients.Node, [script, "workflows", .. arguments])
        {
            WorkingDirectory = _home.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CLOUDFLARE_API_BASE_URL"] = $"{sandbox.BaseAddress}".TrimEnd('/');
        start.Environment["CLOUDFLARE_API_TOKEN"] = token;
        start.Environment["CLOUDFLARE_ACCOUNT_ID"] = sandbox.AccountId;
        start.Environment["WRANGLER_SEND_METRICS"] = "false";
        start.Environment["WRANGLER_HIDE_BANNER"] = "true";
        start.Environment["CI"] = "true";
        foreach (string home in new[] { "HOME", "USERPROFILE", "XDG_CONFIG_HOME" })
        {
            start.Environment[home] = _home.FullName;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new IOException("wrangler failed: " + await errors);
    }
}
