using System;
using System.Globalization;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>Cloudflare takes 100 creations of a workflow in a second.</summary>
public sealed class CreationRateTests
{
    [Theory]
    [InlineData(100, 50)]
    [InlineData(60, 50)]
    [InlineData(1, 700)]
    public async Task Creations_keep_below_the_rate_of_their_workflow(int weight, int requests)
    {
        Crowd crowd = new();
        crowd.SendsMany(crowd.Process(), Creations(requests, weight, "a"));

        await crowd.RunAsync();

        Assert.Equal((requests, 0), (crowd.Service.Arrivals.Count, crowd.Service.Refusals));

        // A second and the way there and back for every hundred at most.
        double hundreds = Math.Ceiling(requests / Math.Floor(100.0 / weight));
        Assert.InRange(crowd.Time.Elapsed.TotalSeconds, 0, hundreds * 1.15);
    }

    [Fact]
    public async Task Workflows_do_not_hold_each_other_back()
    {
        Crowd crowd = new(service => service.CreationsPerSecond = int.MaxValue);
        ApiConnection connection = crowd.Process();
        for (int workflow = 0; workflow < 8; workflow++)
        {
            crowd.SendsMany(connection, Creations(5, 100, workflow.ToString(CultureInfo.InvariantCulture)), 4);
        }

        await crowd.RunAsync();

        Assert.InRange(crowd.Time.Elapsed, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Reads_go_past_creations_that_wait()
    {
        Crowd crowd = new();
        ApiConnection connection = crowd.Process();
        crowd.SendsMany(connection, Creations(20, 100, "a"), 4);
        DateTimeOffset readsEnd = default;
        Func<ApiRequest?> reads = Crowd.Reads(100);
        crowd.SendsMany(connection, () => reads() ?? Ended(), 1);

        await crowd.RunAsync();

        Assert.InRange(readsEnd, SimulatedTime.s_start, SimulatedTime.s_start.AddSeconds(12));

        ApiRequest? Ended()
        {
            readsEnd = crowd.Time.Now;
            return null;
        }
    }

    [Fact]
    public async Task If_other_clients_create_too_all_creations_succeed()
    {
        Crowd crowd = new();
        crowd.SendsMany(crowd.Process(), Creations(300, 1, "a"), 8);
        crowd.SendsMany(crowd.Process(), Creations(300, 1, "a"), 8);

        await crowd.RunAsync();

        Assert.Equal(600 + crowd.Service.Refusals, crowd.Service.Arrivals.Count);
    }

    private static Func<ApiRequest?> Creations(int count, int weight, string workflow) => () =>
        Interlocked.Decrement(ref count) >= 0
            ? new ApiRequest(HttpMethod.Post, "x?" + weight.ToString(CultureInfo.InvariantCulture))
            {
                Creates = new CreationCost(workflow, weight),
            }
            : null;
}
