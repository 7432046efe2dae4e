using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>Invoke-RestMethod in a running shell.</summary>
internal sealed class RestMethodClient : IOtherClient
{
    private const string Loop =
        "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue'; "
        + "while ($null -ne ($line = [Console]::In.ReadLine())) "
        + "{ try { [string](& ([scriptblock]::Create($line))) } catch { \"$_\".ReplaceLineEndings(' ') } }";

    private readonly LineProcess _shell = new(Program!, "-NoProfile", "-NonInteractive", "-Command", Loop);

    /// <summary>The path of pwsh. Null if it is missing.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh"))
        .FirstOrDefault(File.Exists);

    public Task<int> ListAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken) => RunAsync(
        $$"""
        $n = 0; $more = '';
        do { $page = Invoke-RestMethod "{{Address(sandbox, workflow)}}?per_page=100$more" -Headers @{ Authorization = 'Bearer {{token}}' };
        $n += $page.result.Count; $cursor = $page.result_info.cursor; $more = "&cursor=$([uri]::EscapeDataString("$cursor"))" }
        while ($cursor); $n
        """,
        cancellationToken);

    public async Task<int> CreateAsync(
        SandboxProcess sandbox, string token, string workflow, CancellationToken cancellationToken) => await RunAsync(
        $$"""
        $body = ConvertTo-Json @(foreach ($n in 1..100) { @{ instance_id = [guid]::NewGuid() } });
        (Invoke-RestMethod "{{Address(sandbox, workflow)}}/batch" -Method Post -ContentType application/json -Body $body
        -Headers @{ Authorization = 'Bearer {{token}}' }).result.Count
        """,
        cancellationToken);

    public ValueTask DisposeAsync() => _shell.DisposeAsync();

    private static Uri Address(SandboxProcess sandbox, string workflow) =>
        new(sandbox.BaseAddress, $"accounts/{sandbox.AccountId}/workflows/{workflow}/instances");

    private async Task<int> RunAsync(string script, CancellationToken cancellationToken)
    {
        string answer = await _shell.SendAsync(script.ReplaceLineEndings(" "), cancellationToken);
        return int.TryParse(answer, CultureInfo.InvariantCulture, out int count) ? count : throw new IOException(answer);
    }
}
