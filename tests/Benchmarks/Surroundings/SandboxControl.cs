using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Surroundings;

/// <summary>The sandbox's own switches.</summary>
internal sealed class SandboxControl(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Adds instances to a workflow, evenly over the last day.</summary>
    public Task SeedAsync(string workflow, int count, CancellationToken cancellationToken) =>
        PostAsync("seed", new { workflow, count }, cancellationToken);

    /// <summary>Gives a fresh token with a budget of its own.</summary>
    public async Task<string> IssueTokenAsync(CancellationToken cancellationToken)
    {
        JsonElement answer = await PostAsync("tokens", new { }, cancellationToken);
        return answer.GetProperty("token").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(path, body, cancellationToken);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }
}
