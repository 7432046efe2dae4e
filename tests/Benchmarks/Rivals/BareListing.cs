using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Surroundings;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Rivals;

/// <summary>The limit: a plain loop over the pages, with the types that the module reads them with, and nothing
/// else.</summary>
/// <param name="sandbox">The account.</param>
/// <param name="workflow">The workflow.</param>
/// <param name="expected">How many instances are read: all, or so many whole pages.</param>
internal sealed class BareListing(SandboxProcess sandbox, string workflow, int expected) : IRival, IDisposable
{
    private readonly HttpClient _http = new();

    public async Task PrepareAsync(CancellationToken cancellationToken) =>
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await sandbox.Control.IssueTokenAsync(cancellationToken));

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        int count = 0;
        string? cursor = null;
        do
        {
            Envelope<WorkflowInstance[]> page = await ReadAsync(cursor, cancellationToken);
            count += page.Result!.Length;
            cursor = page.ResultInfo?.Cursor;
        }
        while (count < expected && !string.IsNullOrEmpty(cursor));
        if (count != expected)
        {
            throw new InvalidDataException($"The bare loop read {count} instances of {expected}.");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Envelope<WorkflowInstance[]>> ReadAsync(string? cursor, CancellationToken cancellationToken)
    {
        string query = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        Uri address = new(
            sandbox.BaseAddress,
            $"accounts/{sandbox.AccountId}/workflows/{workflow}/instances?per_page=100&direction=desc{query}");
        using HttpResponseMessage response =
            await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        _ = response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return (await JsonSerializer.DeserializeAsync(
            body, ApiJsonContext.Default.EnvelopeWorkflowInstanceArray, cancellationToken))!;
    }
}
