using System;
using System.Net.Http;
using System.Net.Http.Json;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>The control endpoints of the sandbox.</summary>
internal sealed class SandboxControl(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Adds instances to a workflow, evenly over the last day.</summary>
    public Task SeedAsync(string workflow, int count, CancellationToken cancellationToken) =>
        PostAsync("seed", new { workflow, count }, cancellationToken);

    /// <summary>Adds instances over the last day, one of every so many errored.</summary>
    public Task SeedFailingAsync(string workflow, int count, int failureEvery, CancellationToken cancellationToken) =>
        PostAsync("seed", new { workflow, count, failureEvery }, cancellationToken);

    /// <summary>Allows or denies analytics.</summary>
    public Task AllowAnalyticsAsync(bool isAllowed, CancellationToken cancellationToken) =>
        PostAsync("analytics", new { isAllowed }, cancellationToken);

    /// <summary>The number of nodes of analytics that were asked for.</summary>
    public async Task<int> CountNodesAsync(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<JsonElement>("analytics", cancellationToken)).GetProperty("nodeCount").GetInt32();

    /// <summary>Adds instances that stay queued for a day. Their ids match <see cref="InstanceKeys"/>.</summary>
    public Task SeedQueuedAsync(string workflow, int count, string prefix, CancellationToken cancellationToken) =>
        PostAsync("seed", new { workflow, count, prefix, queueSeconds = 86_400 }, cancellationToken);

    /// <summary>Removes the creation rate limit.</summary>
    public Task LiftCreationRateAsync(CancellationToken cancellationToken) =>
        PostAsync("limits", new { enforceCreationRate = false }, cancellationToken);

    /// <summary>Issues a new token with its own budget.</summary>
    public async Task<string> IssueTokenAsync(CancellationToken cancellationToken)
    {
        JsonElement answer = await PostAsync("tokens", new { }, cancellationToken);
        return answer.GetProperty("token").GetString()!;
    }

    /// <summary>Sets the latency of every request.</summary>
    public Task SetLatencyAsync(TimeSpan latency, CancellationToken cancellationToken) =>
        PostAsync("latency", new { milliseconds = latency.TotalMilliseconds }, cancellationToken);

    /// <summary>Counts the requests that arrive during an action.</summary>
    public async Task<int> CountRequestsAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        await ForgetRequestsAsync(cancellationToken);
        await work();
        return (await ReadRequestsAsync(cancellationToken)).Length;
    }

    /// <summary>Clears the recorded requests.</summary>
    public async Task ForgetRequestsAsync(CancellationToken cancellationToken)
    {
        using HttpResponseMessage cleared = await _http.DeleteAsync("requests", cancellationToken);
        _ = cleared.EnsureSuccessStatusCode();
    }

    /// <summary>Returns the requests that arrived, in order.</summary>
    public async Task<ArrivedRequest[]> ReadRequestsAsync(CancellationToken cancellationToken) =>
        (await _http.GetFromJsonAsync<ArrivedRequest[]>("requests", cancellationToken))!;

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response = await _http.PostAsJsonAsync(path, body, cancellationToken);
        byte[] answer = await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellationToken);
        return answer.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(answer);
    }
}
