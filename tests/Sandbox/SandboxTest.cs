using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>A test with its own server, a clock that it moves, and a client with the token.</summary>
public abstract class SandboxTest : IAsyncLifetime
{
    protected static readonly DateTimeOffset s_start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    protected MovableTimeProvider Time { get; } = new(s_start);

    protected SandboxServer Server { get; private set; } = null!;

    protected HttpClient Client { get; private set; } = null!;

    protected string Workflows => $"accounts/{Server.AccountId}/workflows";

    protected virtual SandboxOptions Options => new() { Time = Time };

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Server = await SandboxServer.StartAsync(Options, Stop);
        Client = new HttpClient { BaseAddress = Server.BaseAddress };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Server.ApiToken);
        Seed();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Fills the account before the test.</summary>
    protected virtual void Seed()
    {
    }

    protected Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null)
    {
        HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
    }

    /// <summary>Returns the result of a call that must succeed.</summary>
    protected async Task<JsonNode> ResultAsync(HttpMethod method, string path, string? body = null) =>
        (await EnvelopeAsync(method, path, body))["result"]!;

    protected Task<JsonNode> GetAsync(string path) => ResultAsync(HttpMethod.Get, path);

    protected async Task<JsonNode> EnvelopeAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        JsonNode envelope = await ReadAsync(response);
        Assert.True(response.IsSuccessStatusCode, envelope.ToJsonString());
        return envelope;
    }

    /// <summary>Returns the status and the first code of a call that must fail.</summary>
    protected async Task<(int Status, int Code)> RefusalAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        JsonNode envelope = await ReadAsync(response);
        Assert.False((bool)envelope["success"]!);
        Assert.Null(envelope["result"]);
        return ((int)response.StatusCode, (int)envelope["errors"]![0]!["code"]!);
    }

    protected async Task<string> StatusAsync(string workflow, string id) =>
        (string)(await GetAsync($"{Workflows}/{workflow}/instances/{id}?simple=true"))["status"]!;

    /// <summary>Returns the ids of a complete listing by cursor.</summary>
    protected async Task<List<string>> WalkAsync(string path, Action<int>? betweenPages = null)
    {
        List<string> ids = [];
        string? cursor = null;
        int page = 0;
        do
        {
            JsonNode envelope = await EnvelopeAsync(
                HttpMethod.Get, cursor is null ? path : $"{path}&cursor={Uri.EscapeDataString(cursor)}");
            foreach (JsonNode? item in envelope["result"]!.AsArray())
            {
                ids.Add((string)item!["id"]!);
            }

            cursor = (string?)envelope["result_info"]!["cursor"];
            betweenPages?.Invoke(++page);
        }
        while (cursor is not null);
        return ids;
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
}
