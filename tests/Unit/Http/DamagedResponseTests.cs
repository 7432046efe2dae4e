using System.IO;
using System.IO.Compression;
using System.Linq;
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

/// <summary>A response damaged in transit is transient, like a lost connection. A complete response with a wrong shape, or
/// one that is too large, is not.</summary>
public sealed class DamagedResponseTests
{
    private const string Good = """{"success":true,"result":{"status":"paused"}}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Damage { get; } = new()
    {
        { "empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
        { "empty, in chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" },
        { "empty, without a length", "HTTP/1.1 200 OK\r\n\r\n" },
        { "blank", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\r\n" },
        { "cut, without a length", $"HTTP/1.1 200 OK\r\n\r\n{Good[..30]}" },
        { "cut behind a brace", "HTTP/1.1 200 OK\r\n\r\n{" },
        { "cut in a word", "HTTP/1.1 200 OK\r\n\r\n{\"success\":tr" },
        { "reported too short", $"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n{Good}" },
        { "reported too long", $"HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n{Good}" },
        { "no gzip", $"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {Good.Length}\r\n\r\n{Good}" },
        { "a refusal, cut", "HTTP/1.1 404 Not Found\r\n\r\n{\"success\":false,\"errors\":[{\"co" },
        { "no deflate", $"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: {Good.Length}\r\n\r\n{Good}" },
    };

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Damage))]
    public async Task A_damaged_response_is_retried(string what, string damaged)
    {
        int count = 0;
        await using LoopbackServer server = new(_ => Interlocked.Increment(ref count) == 1
            ? new LoopbackServer.Turn(Encoding.UTF8.GetBytes(damaged))
            : LoopbackServer.Turn.Json(Good));

        ApiResponse<StatusChangedWire> answer =
            await Sender(server).SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.True(answer.Result!.Status == "paused" && answer.Attempts == 2, what);
        Assert.True(answer.EarlierMayHaveActed);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Damage))]
    public async Task A_non_idempotent_request_is_sent_once_and_its_outcome_is_unknown(string what, string damaged)
    {
        await using LoopbackServer server = new(_ => new LoopbackServer.Turn(Encoding.UTF8.GetBytes(damaged)));
        ApiRequest request = new(HttpMethod.Post, "x") { Safety = RetrySafety.OnlyIfNothingDone };

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Sender(server).SendAllowEmptyAsync(request, Shapes.s_status, Stop));

        Assert.True(failure.Kind == CloudflareErrorKind.OutcomeUnknown, what);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_truncated_compressed_response_is_retried()
    {
        byte[] packed = Pack(Encoding.UTF8.GetBytes(Good));
        await using LoopbackServer server = new(
            _ => new LoopbackServer.Turn([.. Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"), .. packed[..^12]]));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Sender(server).SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop));

        Assert.Equal((CloudflareErrorKind.UnreadableAnswer, 2), (failure.Kind, failure.Attempts));
        Assert.Equal(200, failure.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_response_over_the_size_limit_fails_without_retry(bool packed)
    {
        byte[] large = [.. Encoding.UTF8.GetBytes(Good), .. Enumerable.Repeat((byte)' ', 100_000)];
        byte[] sent = packed ? Pack(large) : large;
        await using LoopbackServer server = new(_ => new LoopbackServer.Turn(
        [
            .. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {sent.Length}\r\n"),
            .. Encoding.ASCII.GetBytes(packed ? "Content-Encoding: gzip\r\n\r\n" : "\r\n"), .. sent,
        ]));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Sender(server, limit: 99_999).SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop));

        Assert.Equal((CloudflareErrorKind.UnreadableAnswer, 1), (failure.Kind, failure.Attempts));
        Assert.Single(server.Requests);
        Assert.Equal(1, (await Sender(server, limit: large.Length).SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop)).Attempts);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" ", true)]
    [InlineData("{", true)]
    [InlineData("[", true)]
    [InlineData("""{"a""", true)]
    [InlineData("""{"a":""", true)]
    [InlineData("""{"a":1""", true)]
    [InlineData("""{"a":{}""", true)]
    [InlineData("""{"a":"b\""", true)]
    [InlineData("nul", true)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("""{"a":[]}""", false)]
    [InlineData("{}}", false)]
    [InlineData("<html>", false)]
    [InlineData("""{"a":b""", false)]
    public void Truncated_JSON_is_detected(string json, bool expected) =>
        Assert.Equal(expected, ResponseBody.IsTruncated(new(Encoding.UTF8.GetBytes(json))));

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static ApiSender Sender(LoopbackServer server, long limit = 1_000_000) => new(
        new ApiConnection(server.Address, HttpPool.Get(ProxySetting.System), null, CloudErrorClassifier.Classify)
        {
            Time = new SimulatedTime(),
            Retry = new RetryPolicy(1),
            MaximumResponseSize = limit,
        },
        new RequestLines());
}
