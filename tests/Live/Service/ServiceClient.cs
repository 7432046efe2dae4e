using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Live.Service;

/// <summary>Sends plain requests and returns what came. It doesn't use the client of the module, which would hide answers: it
/// repairs, converts and classifies.</summary>
internal sealed class ServiceClient(Target target, RequestBudget budget, TimeProvider time) : IDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_shortTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The longest pause that the service can ask for: Cloudflare blocks a token for five minutes.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly HttpMessageInvoker _http = new(budget, disposeHandler: false);

    public Target Target => target;

    /// <summary>Sends a request. A failure that may pass is tried again if a second request does no harm: all but POST, and
    /// POST after a 429.</summary>
    /// <exception cref="HttpRequestException">No response came.</exception>
    /// <exception cref="BudgetException">No request is left.</exception>
    public async Task<ServiceReply> SendAsync(
        HttpMethod method, string path, Func<HttpContent?>? body, CancellationToken cancellationToken)
    {
        bool isSafe = method != HttpMethod.Post && method != HttpMethod.Patch;
        for (int attempt = 1; ; attempt++)
        {
            ServiceReply? reply = null;
            try
            {
                reply = await SendOnceAsync(Message(method, path, body), s_timeout, cancellationToken);
                bool isRepeated = reply.IsTransient && (isSafe || reply.Status == (int)HttpStatusCode.TooManyRequests);
                if (!isRepeated || attempt == Attempts)
                {
                    return reply;
                }
            }
            catch (HttpRequestException) when (isSafe && attempt < Attempts)
            {
                // The next attempt tells whether it has passed.
            }

            TimeSpan pause = reply?.RetryAfter ?? TimeSpan.FromSeconds(attempt * attempt);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        }
    }

    public Task<ServiceReply> SendAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellationToken)
    {
        string? text = body?.ToJsonString();
        return SendAsync(
            method, path, text is null ? null : () => new StringContent(text, Encoding.UTF8, "application/json"), cancellationToken);
    }

    public Task<ServiceReply> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, (Func<HttpContent?>?)null, cancellationToken);

    /// <summary>Sends one deletion, which has a short time. It may use the reserve of the budget. Whether the service accepts
    /// empty content is one of the questions, so a deletion may also have none.</summary>
    /// <exception cref="HttpRequestException">No response came.</exception>
    /// <exception cref="BudgetException">No request is left.</exception>
    public Task<ServiceReply> DeleteOnceAsync(string path, bool hasContent, bool isReserved, CancellationToken cancellationToken)
    {
        HttpRequestMessage request = Message(HttpMethod.Delete, path, hasContent ? null : () => null);
        request.Options.Set(RequestBudget.IsReserved, isReserved);
        return SendOnceAsync(request, s_shortTimeout, cancellationToken);
    }

    /// <summary>Opens a WebSocket.</summary>
    /// <exception cref="WebSocketException">The service refused.</exception>
    public async Task<ClientWebSocket> ConnectAsync(string path, CancellationToken cancellationToken)
    {
        UriBuilder address = new(new Uri(target.Address, target.Scope + path));
        address.Scheme = address.Scheme == Uri.UriSchemeHttps ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        ClientWebSocket socket = new();
        try
        {
            socket.Options.SetRequestHeader("Authorization", $"Bearer {target.Token}");
            await socket.ConnectAsync(address.Uri, _http, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(HttpMethod method, string path, Func<HttpContent?>? body)
    {
        // GraphQL is beside the accounts.
        bool isShared = path == "graphql";
        HttpRequestMessage request = new(method, new Uri(target.Address, isShared ? path : target.Scope + path));
        // .NET repeats a request without content by itself if the connection ends, and the budget would not see it.
        request.Content = body is not null ? body() : method == HttpMethod.Get ? null : new ByteArrayContent([]);
        request.Headers.UserAgent.ParseAdd("CloudflareWorkflows-Live/1");
        if (target.Token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", target.Token);
        }

        return request;
    }

    private async Task<ServiceReply> SendOnceAsync(HttpRequestMessage message, TimeSpan longest, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = message;
        using CancellationTokenSource timeout = new(longest, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpResponseMessage response = await _http.SendAsync(request, either.Token);
            string text = await response.Content.ReadAsStringAsync(either.Token);
            return new ServiceReply((int)response.StatusCode, Parse(text), text.Length > 0, response.Headers.RetryAfter?.Delta);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException($"No response came within {longest.TotalSeconds} s.");
        }
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
