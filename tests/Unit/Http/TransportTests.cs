using System;
using System.IO;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>The module's connections on real sockets.</summary>
public sealed class TransportTests
{
    private const string List = """{"success":true,"result":[{"id":"a"},{"id":"b"}],"result_info":{"cursor":"c"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Cuts { get; } = new()
    {
        { "before any answer", "" },
        { "in the headers", "HTTP/1.1 200 OK\r\nContent-Le" },
        { "in a body of known length", $"HTTP/1.1 200 OK\r\nContent-Length: {List.Length}\r\n\r\n{List[..40]}" },
        { "in a body in chunks", $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{List[..40]}" },
        { "between two chunks", $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n28\r\n{List[..40]}\r\n" },
        { "in a refusal", "HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\n{\"success\":fal" },
    };

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task A_closed_connection_is_a_failure_not_a_short_list(string where, string sent)
    {
        await using LoopbackServer server = new(_ => new LoopbackServer.Turn(Encoding.UTF8.GetBytes(sent)));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Client(server.Address).Instances.ListAsync("w", new InstanceFilter(), Stop).ToItemsAsync());

        Assert.True(failure.Kind == CloudflareErrorKind.ConnectionFailed, $"{where}: {failure.Kind}");
        Assert.False(failure.NothingDone);
    }

    [Fact]
    public async Task A_truncated_close_delimited_body_is_unreadable_not_a_short_list()
    {
        // Without a length, only the JSON itself shows that something is missing.
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Of("HTTP/1.1 200 OK", List[..60]));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Client(server.Address).Instances.ListAsync("w", new InstanceFilter(), Stop).ToItemsAsync());

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Fact]
    public async Task A_refused_connection_names_the_address_and_means_nothing_was_done()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Client(new Uri($"http://127.0.0.1:{port}/")).Workflows.GetAsync("w", Stop));

        Assert.Equal((CloudflareErrorKind.ConnectionFailed, true), (failure.Kind, failure.NothingDone));
        Assert.Contains($"127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using LoopbackServer elsewhere = new(_ => LoopbackServer.Turn.Json("""{"result":{"name":"w"}}"""));
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Of(
            $"HTTP/1.1 {status} Moved\nLocation: {elsewhere.Address}\nContent-Length: 0", ""));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Client(server.Address).Workflows.GetAsync("w", Stop));

        Assert.Equal((CloudflareErrorKind.RequestRefused, status), (failure.Kind, failure.StatusCode));
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("gzip", 200, CloudflareErrorKind.UnreadableAnswer)]
    [InlineData("deflate", 200, CloudflareErrorKind.UnreadableAnswer)]
    [InlineData("br", 200, CloudflareErrorKind.UnreadableAnswer)]
    [InlineData("gzip", 404, CloudflareErrorKind.RequestRefused)]
    [InlineData("br", 404, CloudflareErrorKind.NotFound)]
    public async Task A_corrupted_body_is_a_failure(
        string encoding, int status, CloudflareErrorKind kind)
    {
        string head = $"HTTP/1.1 {status} X\nContent-Encoding: {encoding}\nContent-Length: {List.Length}";
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Of(head, List));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Client(server.Address).Workflows.GetAsync("w", Stop));

        Assert.Equal((kind, status), (failure.Kind, failure.StatusCode));
    }

    [Fact]
    public async Task A_compressed_response_is_read()
    {
        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync("""{"result":{"name":"w"}}"""u8.ToArray(), Stop);
        }

        string head = $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n";
        await using LoopbackServer server = new(
            _ => new LoopbackServer.Turn([.. Encoding.ASCII.GetBytes(head), .. packed.ToArray()]));

        Assert.Equal("w", (await Client(server.Address).Workflows.GetAsync("w", Stop)).Name);
    }

    [Fact]
    public async Task An_empty_response_succeeds_with_or_without_a_length()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Of(
            "HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "0\r\n\r\n"));

        InstancesClient client = Client(server.Address).Instances;
        await client.DeleteAsync("w", "i", Stop);
        Assert.Single(server.Requests);
    }

    private static AccountApi Client(Uri address) => new(ApiScope.Cloud(
        new ApiSender(
            new ApiConnection(address, HttpPool.Get(ProxySetting.System), null, CloudErrorClassifier.Classify)
            {
                Time = new SimulatedTime(),
                Retry = new RetryPolicy(1),
            },
            new RequestLines()),
        Service.Account));
}
