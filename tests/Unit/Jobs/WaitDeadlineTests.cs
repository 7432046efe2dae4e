using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Waiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>A wait ends at most one second after its timeout, even if requests hang.</summary>
public sealed class WaitDeadlineTests
{
    private static readonly TimeSpan s_given = TimeSpan.FromSeconds(10);

    private readonly SimulatedTime _world = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public async Task The_deadline_ends_stalled_responses(int count)
    {
        SimulatedInstances service = new(_world, Instances(count)) { Latency = TimeSpan.FromHours(1) };

        string[] given = await WaitAsync(service, count, readWorkflow: count > 3 ? service.ReadWorkflowAsync : null);

        Assert.All(given, one => Assert.EndsWith(" left", one, StringComparison.Ordinal));
        Assert.Equal(count, given.Length);
        Assert.InRange(_world.Elapsed, s_given, s_given + TimeSpan.FromSeconds(1));
        Assert.Equal(0, _world.UnderWay);
    }

    [Fact]
    public async Task The_deadline_ends_retries_and_their_pauses()
    {
        int count = 0;
        using StallingHandler handler = new(_world, () => ++count % 2 == 0);
        using HttpClient http = new(handler);
        ApiConnection connection = new(
            new Uri("https://api.example.test/"), http, null, CloudErrorClassifier.Classify)
        {
            Time = _world,
            Retry = new RetryPolicy(20),
        };
        InstancesClient client = new(ApiScope.Cloud(new ApiSender(connection, new RequestLines()), Service.Account));

        string[] given = await WaitAsync(client, 1);

        Assert.Equal(["i0 left"], given);
        Assert.InRange(_world.Elapsed, s_given, s_given + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Instances_seen_before_the_deadline_are_returned()
    {
        SimulatedInstances service = new(_world, Instances(3))
        {
            LatencyOf = id => id == "i1" ? TimeSpan.FromHours(1) : TimeSpan.FromSeconds(1),
        };

        string[] given = await WaitAsync(service, 3);

        Assert.Equal(["i0 complete", "i2 complete", "i1 left"], given);
        Assert.InRange(_world.Elapsed, s_given, s_given + TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Cancellation_is_not_a_timeout()
    {
        using CancellationTokenSource stop = new();
        SimulatedInstances service = new(_world, Instances(1)) { Latency = TimeSpan.FromHours(1) };
        using ITimer later = _world.CreateTimer(
            _ => stop.Cancel(), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => WaitAsync(service, 1, stop: stop.Token));
    }

    [Fact]
    public async Task The_maximum_timeout_is_supported()
    {
        SimulatedInstances service = new(_world, Instances(1));

        Assert.Equal(["i0 complete"], await WaitAsync(service, 1, given: TimeSpan.FromSeconds(int.MaxValue)));
    }

    private static IEnumerable<SimulatedInstance> Instances(int count) => Enumerable.Range(0, count).Select(
        number => new SimulatedInstance($"i{number}", SimulatedTime.s_start.AddHours(-1), number) { Status = _ => "complete" });

    private Task<string[]> WaitAsync(
        InstancesClient client, int count, TimeSpan? given = null, Func<CancellationToken, Task<Workflow>>? readWorkflow = null,
        CancellationToken? stop = null) => _world.RunAsync(async () =>
    {
        InstanceWait wait = new(_world, _ => { })
        {
            Timeout = given ?? s_given,
            ReadWorkflow = readWorkflow is null ? null : (_, token) => readWorkflow(token),
        };
        List<string> reported = [];
        await foreach (Outcome<WaitTarget, WorkflowInstance>[] outcomes in wait.RunAsync(
            [.. Enumerable.Range(0, count).Select(number => new WaitTarget(client, "w", $"i{number}"))], stop ?? Stop)
            .ConfigureAwait(false))
        {
            reported.AddRange(outcomes.Select(outcome =>
                $"{outcome.Input.Id} {outcome.Result?.Status ?? outcome.Failure?.Kind.ToString() ?? "left"}"));
        }

        return reported.ToArray();
    });

    /// <summary>The request stalls or fails at once.</summary>
    private sealed class StallingHandler(SimulatedTime world, Func<bool> stalls) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (stalls())
            {
                await world.DelayAsync(TimeSpan.FromHours(1), cancellationToken).ConfigureAwait(false);
            }

            return Answers.Error(500, 10001);
        }
    }
}
