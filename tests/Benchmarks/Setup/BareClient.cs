using System;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>A plain HttpClient with the module's response types, and nothing else.</summary>
internal sealed class BareClient(SandboxProcess sandbox) : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Uses a new token with a full budget.</summary>
    public async Task ConnectAsync(CancellationToken cancellationToken) =>
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", await sandbox.Control.IssueTokenAsync(cancellationToken));

    /// <param name="path">The path after <c>workflows/</c> in the account.</param>
    /// <param name="type">How to read the response.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Envelope<T>> GetAsync<T>(
        string path, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
    {
        using HttpResponseMessage response =
            await _http.GetAsync(Address(path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    public async Task<Envelope<TAnswer>> PostAsync<TBody, TAnswer>(
        string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<Envelope<TAnswer>> type,
        CancellationToken cancellationToken)
    {
        using JsonContent content = JsonContent.Create(body, bodyType);
        using HttpResponseMessage response = await _http.PostAsync(Address(path), content, cancellationToken);
        return await ReadAsync(response, type, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static async Task<Envelope<T>> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
    {
        _ = response.EnsureSuccessStatusCode();
        await using Stream body = await response.Content.ReadAsStreamAsync(cancellationToken);
        return (await JsonSerializer.DeserializeAsync(body, type, cancellationToken))!;
    }

    private Uri Address(string path) => new(sandbox.BaseAddress, $"accounts/{sandbox.AccountId}/workflows/{path}");
}
