using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Waiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Waiting for many instances, in simulated time: results, delays and the number of requests.</summary>
public sealed class WaitForManyTests
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private readonly SimulatedTime _world = new();
    private readonly List<string> _warnings = [];
    private readonly List<int> _left = [];
    private readonly List<string> _failures = [];
    private int _full;

    /// <summary>The number of new instances that end evenly over ten minutes, the maximum number of requests, and the maximum
    /// reporting delay in seconds: median and overall.</summary>
    [Theory]
    [InlineData(10, 100, 8, 12)]
    [InlineData(500, 400, 8, 14)]
    [InlineData(5_000, 1_435, 20, 50)]
    [InlineData(50_000, 2_010, 260, 600)]
    public async Task Waiting_for_many_instances_stays_within_the_budget(
        int count, int requests, double median, double latest)
    {
        SimulatedInstances service = new(_world, Ending(count, TimeSpan.FromMinutes(10))) { Latency = TimeSpan.Zero };

        Dictionary<string, TimeSpan> reported = await WaitAsync(service, Wait(service), Ids(count));

        Assert.Equal(count, reported.Count);
        double[] late = [.. Ending(count, TimeSpan.FromMinutes(10))
            .Select(instance => reported[instance.Id].TotalSeconds - Ends(instance, count)).Order()];
        string figures = $"requests {service.Requests}, worst window {WorstWindow(service)}, look {MostAtOnce(service)}, late {late[count / 2]} {late[^1]}";
        Assert.True(service.Requests <= requests, figures);
        Assert.True(WorstWindow(service) <= 1_100, figures);
        Assert.True(MostAtOnce(service) <= Math.Max(60, (count / 100) + 20), figures);
        Assert.True(late[count / 2] <= median, figures);
        Assert.True(late[^1] <= latest, figures);
        Assert.Equal(0, _left[^1]);
    }

    [Fact]
    public async Task Unchanged_instances_are_polled_once_a_minute()
    {
        SimulatedInstances service = new(_world, Ending(2_500, TimeSpan.FromDays(365))) { Latency = TimeSpan.Zero };

        Dictionary<string, TimeSpan> reported = await WaitAsync(service, Wait(service, TimeSpan.FromMinutes(15)), Ids(2_500));

        Assert.Equal(2_500, reported.Count);
        Assert.InRange(service.Asked.Count, 12 * 25, 17 * 25);
        Assert.InRange(service.Requests - service.Asked.Count, 30, 100);
        Assert.Equal(0, service.Reads);
    }

    [Fact]
    public async Task Ended_instances_are_polled_once()
    {
        SimulatedInstances service = new(_world, Ending(1_000, TimeSpan.Zero)) { Latency = TimeSpan.Zero };

        Assert.Equal(1_000, (await WaitAsync(service, Wait(service), Ids(1_000))).Count);

        Assert.Equal(10, service.Requests);
    }

    /// <summary>Forty new instances and two old ones, with 10,000 others between them.</summary>
    [Fact]
    public async Task Sparse_instances_are_read_and_dense_ones_are_listed()
    {
        SimulatedInstances service = new(_world, Ending(10_000, TimeSpan.FromMinutes(2))) { Latency = TimeSpan.Zero };
        string[] ids = ["i0", "i1", .. Ids(10_000)[^40..]];

        Assert.Equal(42, (await WaitAsync(service, Wait(service), ids)).Count);

        // The first poll takes longer. After it, the positions are known.
        Assert.InRange(service.Requests, 1, 10 + (_left.Count * 3));
    }

    [Fact]
    public async Task An_instance_missing_from_the_list_is_read_individually()
    {
        SimulatedInstances service = new(_world, Ending(500, TimeSpan.Zero)) { Latency = TimeSpan.Zero };

        Dictionary<string, TimeSpan> reported = await WaitAsync(service, Wait(service), [.. Ids(500), "gone", "lost"]);

        Assert.Equal(["gone", "lost"], _failures.Order());
        Assert.Equal(502, reported.Count);
        Assert.Equal(2, service.Reads);
    }

    [Fact]
    public async Task A_transient_list_failure_is_retried_and_a_permanent_one_is_reported_per_instance()
    {
        SimulatedInstances service = new(_world, Ending(500, TimeSpan.Zero)) { Latency = TimeSpan.Zero };
        CloudflareErrorKind kind = CloudflareErrorKind.ServiceUnavailable;
        service.OnRequest = _ =>
        {
            if (service.Asked.Count == 3)
            {
                throw new CloudflareException(kind, "no");
            }
        };

        Assert.Equal(500, (await WaitAsync(service, Wait(service), Ids(500))).Count);
        Assert.Empty(_failures);
        Assert.Single(_warnings);

        service.Asked.Clear();
        kind = CloudflareErrorKind.PermissionDenied;
        Assert.Equal(500, (await WaitAsync(service, Wait(service), Ids(500))).Count);
        Assert.Equal(300, _failures.Count);
        Assert.Equal(0, service.Reads);
    }

    [Fact]
    public async Task Details_are_read_only_for_instances_that_reached_the_status()
    {
        SimulatedInstances service = new(_world, Ending(300, TimeSpan.FromMinutes(1))) { Latency = TimeSpan.Zero };
        InstanceWait wait = new(_world, _warnings.Add) { Detail = true };

        Assert.Equal(300, (await WaitAsync(service, wait, Ids(300))).Count);

        Assert.Equal(300, _full);
        Assert.InRange(service.Reads, 300, 310);
    }

    [Fact]
    public async Task Each_workflow_is_polled_separately()
    {
        SimulatedInstances many = new(_world, Ending(1_000, TimeSpan.FromMinutes(1))) { Latency = TimeSpan.Zero };
        SimulatedInstances one = new(_world, Ending(1, TimeSpan.Zero)) { Latency = TimeSpan.Zero };
        InstanceWait wait = new(_world, _warnings.Add);

        Dictionary<string, TimeSpan> reported = await WaitAsync(
            wait, [.. Ids(1_000).Select(id => new WaitTarget(many, "w", id)), new WaitTarget(one, "v", "i0")]);

        Assert.Equal(1_001, reported.Count);
        Assert.Empty(one.Asked);
        Assert.InRange(many.Reads, 0, 10);
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(index => $"i{index}")];

    private static IEnumerable<SimulatedInstance> Ending(int count, TimeSpan over) => Enumerable.Range(0, count).Select(
        index => new SimulatedInstance(
            $"i{index}", SimulatedTime.s_start.AddSeconds(-60 + (60.0 * index / count)), index)
        {
            Status = now => (now - SimulatedTime.s_start).TotalSeconds >= Place(index, count) * over.TotalSeconds
                ? InstanceStatus.Complete
                : InstanceStatus.Running,
        });

    /// <summary>Not sorted, but evenly distributed: a multiplier that shares no factor with the counts.</summary>
    private static double Place(int index, int count) => (index * 7_919L % count) / (double)count;

    private static double Ends(SimulatedInstance instance, int count) =>
        Place(int.Parse(instance.Id[1..], System.Globalization.CultureInfo.InvariantCulture), count) * 600;

    private static int WorstWindow(SimulatedInstances service)
    {
        int worst = 0;
        for (int first = 0, last = 0; last < service.Times.Count; last++)
        {
            while (service.Times[last] - service.Times[first] > s_window)
            {
                first++;
            }

            worst = Math.Max(worst, last - first + 1);
        }

        return worst;
    }

    private static int MostAtOnce(SimulatedInstances service) => service.Times.GroupBy(time => time).Max(look => look.Count());

    private InstanceWait Wait(SimulatedInstances service, TimeSpan? timeout = null) =>
        new(_world, _warnings.Add)
        {
            Polled = _left.Add,
            ReadWorkflow = (_, token) => service.ReadWorkflowAsync(token),
            Timeout = timeout,
        };

    private Task<Dictionary<string, TimeSpan>> WaitAsync(
        SimulatedInstances service, InstanceWait wait, IEnumerable<string> ids) =>
        WaitAsync(wait, [.. ids.Select(id => new WaitTarget(service, "w", id))]);

    private Task<Dictionary<string, TimeSpan>> WaitAsync(InstanceWait wait, WaitTarget[] targets) =>
        _world.RunAsync(async () =>
        {
            Dictionary<string, TimeSpan> reported = [];
            await foreach (Outcome<WaitTarget, WorkflowInstance>[] outcomes in
                wait.RunAsync(targets, TestContext.Current.CancellationToken).ConfigureAwait(false))
            {
                foreach (Outcome<WaitTarget, WorkflowInstance> outcome in outcomes)
                {
                    reported.Add($"{(outcome.Input.WorkflowName == "w" ? "" : outcome.Input.WorkflowName)}{outcome.Input.Id}", _world.Elapsed);
                    _full += outcome.Result is WorkflowInstanceDetail { StepCount: 1 } ? 1 : 0;
                    if (outcome.Failure is not null)
                    {
                        _failures.Add(outcome.Input.Id);
                    }
                }
            }

            return reported;
        });
}
