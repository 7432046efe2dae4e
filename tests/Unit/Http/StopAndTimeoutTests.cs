using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>Cancellation by the user and the timeout of an attempt are different.</summary>
public sealed class StopAndTimeoutTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private static readonly LoopbackServer.Turn s_silent = new([], Stalls: true);
    private static readonly LoopbackServer.Turn s_stalledBody = Stalled(200, """{"success":true,"result":{""");
    private static readonly LoopbackServer.Turn s_stalledRefusal = Stalled(500, """{"success":false,"er""");

    public static TheoryData<string> Stalls { get; } = ["head", "body", "refusal"];

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Stalls))]
    public async Task A_stalled_attempt_times_out_and_is_retried(string where)
    {
        int count = 0;
        SimulatedTime time = new();
        await using LoopbackServer server = new(_ => Interlocked.Increment(ref count) == 1
            ? Turn(where)
            : LoopbackServer.Turn.Json("""{"result":{"status":"paused"}}"""))
        {
            Stalled = () => time.Advance(s_limit),
        };
        ApiSender sender = Sender(server, time);

        Assert.Equal(2, (await sender.SendAsync(
            ApiRequest.Get("x"), Shapes.s_status, TestContext.Current.CancellationToken)).Attempts);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Stalls))]
    public async Task A_timeout_reports_its_limit(string where)
    {
        SimulatedTime time = new();
        await using LoopbackServer server = new(_ => Turn(where)) { Stalled = () => time.Advance(s_limit) };
        ApiSender sender = Sender(server, time, retries: 0);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => sender.SendAsync(
            ApiRequest.Get("x"), Shapes.s_status, TestContext.Current.CancellationToken));

        Assert.Equal((CloudflareErrorKind.TimedOut, false), (failure.Kind, failure.NothingDone));
        Assert.Contains("60 s", failure.Message, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Stalls))]
    public async Task Cancellation_ends_a_hanging_attempt_without_retry(string where)
    {
        using CancellationTokenSource stop = new();
        await using LoopbackServer server = new(_ => Turn(where)) { Stalled = stop.Cancel };
        ApiSender sender = Sender(server, new SimulatedTime());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, stop.Token));

        Assert.Single(server.Requests);
    }

    /// <summary>The user who cancels does not want to read that the outcome is unknown.</summary>
    [Theory(Timeout = 30_000)]
    [MemberData(nameof(Stalls))]
    public async Task Cancellation_of_a_request_that_must_not_be_repeated_is_no_failure(string where)
    {
        using CancellationTokenSource stop = new();
        await using LoopbackServer server = new(_ => Turn(where)) { Stalled = stop.Cancel };
        ApiSender sender = Sender(server, new SimulatedTime());
        ApiRequest request = new(HttpMethod.Post, "x") { Safety = RetrySafety.OnlyIfNothingDone };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => sender.SendAsync(request, Shapes.s_status, stop.Token));
    }

    [Fact]
    public async Task Cancellation_ends_the_pause_before_a_retry()
    {
        using CancellationTokenSource stop = new();
        Service service = Service.InTurn(() => Answers.Error(500, 10001));
        service.Connection = service.Connection with { Time = new FakeTimeProvider() };
        Task sending = service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, stop.Token);

        stop.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);

        Assert.Single(service.Requests);
    }

    private static LoopbackServer.Turn Turn(string where) => where switch
    {
        "head" => s_silent,
        "body" => s_stalledBody,
        _ => s_stalledRefusal,
    };

    private static LoopbackServer.Turn Stalled(int status, string start) =>
        LoopbackServer.Turn.Of($"HTTP/1.1 {status} X\nContent-Length: 1000", start) with { Stalls = true };

    private static ApiSender Sender(LoopbackServer server, TimeProvider time, int retries = 4)
    {
        // Cancellation that waits for the rest of the body would hang here.
        SocketsHttpHandler handler = new() { ResponseDrainTimeout = Timeout.InfiniteTimeSpan };
        ApiConnection connection = new(server.Address, new HttpClient(handler), null, CloudErrorClassifier.Classify)
        {
            AttemptTimeout = s_limit,
            Time = time,
            Retry = new RetryPolicy(retries),
        };
        return new ApiSender(connection, new RequestLines());
    }
}
