using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>Responses with bytes instead of JSON.</summary>
public sealed class BinaryResponseTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly SimulatedTime _time = new();

    [Fact(Timeout = 30_000)]
    public async Task A_stalled_attempt_is_retried_with_a_new_stream()
    {
        int count = 0;
        await using LoopbackServer server = new(_ => Interlocked.Increment(ref count) == 1
            ? Bytes("hal", 7) with { Stalls = true }
            : Bytes("half full", 9));
        using MemoryStream first = new WatchedStream(() => _time.Advance(s_limit));
        using MemoryStream second = new();
        int opened = 0;

        await SendAsync(server, () => Interlocked.Increment(ref opened) == 1 ? first : second);

        Assert.Equal("half full", Encoding.ASCII.GetString(second.ToArray()));
        Assert.Equal(2, opened);
    }

    [Fact(Timeout = 30_000)]
    public async Task Each_part_of_a_response_restarts_the_timeout()
    {
        await using LoopbackServer server = new(_ => Bytes(new string('x', 1_000_000), 1_000_000));
        using MemoryStream target = new WatchedStream(() => _time.Advance(s_limit * 0.9));

        ApiResponse<StatusChangedWire> response = await SendAsync(server, () => target);

        Assert.Equal((1_000_000, 1), (target.ToArray().Length, response.Attempts));
        Assert.True(_time.Elapsed > s_limit);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_JSON_response_is_read_as_JSON()
    {
        await using LoopbackServer server = new(_ => LoopbackServer.Turn.Json("""{"result":{"status":"paused"}}"""));

        Assert.Equal("paused", (await SendAsync(server, () => throw new InvalidOperationException())).Result!.Status);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_write_failure_is_not_a_connection_failure()
    {
        await using LoopbackServer server = new(_ => Bytes("bytes", 5));

        await Assert.ThrowsAsync<FileNotWritableException>(() => SendAsync(server, () => new FullDisk()));
        await Assert.ThrowsAsync<FileNotWritableException>(() => SendAsync(server, () => throw new IOException("locked")));

        Assert.Equal(2, server.Requests.Count);
    }

    private static LoopbackServer.Turn Bytes(string body, int announced) => LoopbackServer.Turn.Of(
        $"HTTP/1.1 200 X\nContent-Type: application/octet-stream\nContent-Length: {announced}", body);

    private Task<ApiResponse<StatusChangedWire>> SendAsync(LoopbackServer server, Func<Stream> open)
    {
        ApiConnection connection = new(server.Address, new HttpClient(), null, CloudErrorClassifier.Classify)
        {
            AttemptTimeout = s_limit,
            Time = _time,
        };
        return new ApiSender(connection, new RequestLines()).SendAllowEmptyAsync(
            ApiRequest.Get("x") with { OpenBinaryTarget = open }, Shapes.s_status, TestContext.Current.CancellationToken);
    }

    /// <summary>Calls back after each write.</summary>
    private sealed class WatchedStream(Action written) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            written();
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left.");
    }
}
