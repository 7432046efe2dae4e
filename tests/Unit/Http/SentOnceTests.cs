using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>A request leaves exactly as often as the module sends it. Without content, the HTTP stack repeats a request by
/// itself when the connection ends before a response.</summary>
public sealed class SentOnceTests
{
    private const string Id = "0123456789abcdef0123456789abcdef";

    private static readonly string[] s_methods = ["POST", "PUT", "PATCH", "DELETE"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Requests
    {
        get
        {
            TheoryData<string, string, bool> data = [];
            foreach (string method in s_methods)
            {
                foreach (string connection in (string[])["new", "reused", "closing"])
                {
                    data.Add(method, connection, false);
                    data.Add(method, connection, true);
                }
            }

            return data;
        }
    }

    /// <summary>Client calls that send no body.</summary>
    public static TheoryData<string> Calls { get; } = ["terminate all", "delete instance", "delete workflow", "raw"];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Requests))]
    public async Task A_non_idempotent_request_arrives_once_if_the_connection_closes(
        string method, string connection, bool hasBody)
    {
        await using LoopbackServer server = Server();
        using HttpClient http = Http(connection == "closing");
        ApiSender sender = Sender(server, http);
        if (connection == "reused")
        {
            await sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);
        }

        ApiRequest request = new(new HttpMethod(method), "x")
        {
            Safety = RetrySafety.OnlyIfNothingDone,
            Body = hasBody ? "{}"u8.ToArray() : null,
        };
        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => sender.SendAsync(request, Shapes.s_status, Stop));

        Assert.Equal(1, failure.Attempts);
        Assert.Single(server.Requests, line => line.StartsWith(method, StringComparison.Ordinal));
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Calls))]
    public async Task An_idempotent_call_is_retried_if_the_connection_closes(string call)
    {
        await using LoopbackServer server = Server();
        using HttpClient http = Http(closes: false);
        AccountApi api = new(ApiScope.Cloud(Sender(server, http), Id));
        _ = await api.Raw.SendAsync(new RawRequest { Segments = ["x"] }, Stop);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => call switch
        {
            "terminate all" => api.Terminations.StartAsync("w", (string?)null, Stop),
            "delete instance" => api.Instances.DeleteAsync("w", "i", Stop),
            "delete workflow" => api.Workflows.DeleteAsync("w", Stop),
            _ => api.Raw.SendAsync(new RawRequest { Method = "PUT", Segments = ["x"] }, Stop),
        });

        Assert.Equal(2, failure.Attempts);
        Assert.Equal(2, server.Requests.Count(line => !line.StartsWith("GET", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_deletion_completed_before_a_disconnect_is_not_reported_as_missing()
    {
        int deletes = 0;
        await using LoopbackServer server = new(line => line.StartsWith("DELETE", StringComparison.Ordinal)
            ? Interlocked.Increment(ref deletes) == 1 ? LoopbackServer.Turn.Closed : Missing()
            : Good());
        using HttpClient http = Http(closes: false);
        AccountApi api = new(ApiScope.Cloud(Sender(server, http), Id));
        _ = await api.Raw.SendAsync(new RawRequest { Segments = ["x"] }, Stop);

        await api.Workflows.DeleteAsync("w", Stop);

        Assert.Equal(2, deletes);
    }

    [Theory]
    [InlineData("GET", null)]
    [InlineData("POST", "0")]
    [InlineData("PUT", "0")]
    [InlineData("PATCH", "0")]
    [InlineData("DELETE", "0")]
    public async Task An_empty_body_has_no_length_and_no_type(string method, string? length)
    {
        Service service = Service.InTurn(() => Answers.Result(Shapes.Good));

        await service.Sender.SendAsync(new ApiRequest(new HttpMethod(method), "x"), Shapes.s_status, Stop);

        SentRequest sent = service.Requests.Single();
        Assert.Equal(length is null ? null : "", sent.Body);
        Assert.Equal(length, sent.Headers.TryGetValue("Content-Length", out string? reported) ? reported : null);
        Assert.False(sent.Headers.ContainsKey("Content-Type"));
    }

    /// <summary>Reads are answered on a kept connection. Any other request closes the connection.</summary>
    private static LoopbackServer Server() => new(
        line => line.StartsWith("GET", StringComparison.Ordinal) ? Good() : LoopbackServer.Turn.Closed);

    private static LoopbackServer.Turn Good() =>
        LoopbackServer.Turn.Json("""{"success":true,"result":{"status":"paused"}}""") with { KeepsOpen = true };

    private static LoopbackServer.Turn Missing() => LoopbackServer.Turn.Json(
        """{"success":false,"errors":[{"code":10200,"message":"workflow.not_found"}],"result":null}""", 404);

    private static HttpClient Http(bool closes)
    {
        HttpClient http = new(HttpTransport.CreateHandler(false, null, null));
        http.DefaultRequestHeaders.ConnectionClose = closes ? true : null;
        return http;
    }

    private static ApiSender Sender(LoopbackServer server, HttpClient http) => new(
        new ApiConnection(server.Address, http, null, CloudErrorClassifier.Classify)
        {
            Time = new SimulatedTime(),
            Retry = new RetryPolicy(1),
        },
        new RequestLines());
}
