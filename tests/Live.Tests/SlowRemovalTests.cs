using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Resources;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Live.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>One slow deletion does not take the time of the others, and no service keeps the program for ever.</summary>
public sealed class SlowRemovalTests
{
    private static readonly RunNames s_names = RunNames.At(DateTimeOffset.UnixEpoch, []);

    [Fact]
    public async Task A_deletion_without_a_response_leaves_time_for_the_others()
    {
        using SlowService service = new(path => IsEcho(path) ? null : new HttpResponseMessage());

        string left = Assert.Single(await RemoveAsync(service));

        Assert.EndsWith("-echo", left, StringComparison.Ordinal);
        Assert.Equal(Removal.Rounds, service.Arrived.Count(IsEcho));
    }

    [Fact]
    public async Task A_pause_that_the_service_asks_for_passes_once_for_all()
    {
        HashSet<string> refused = [];
        using SlowService service = new(path => refused.Add(path) ? Refusal() : new HttpResponseMessage());

        Assert.Empty(await RemoveAsync(service));

        Assert.Equal(2 * 9, service.Arrived.Count);
        Assert.InRange(service.Elapsed, TimeSpan.FromSeconds(300), TimeSpan.FromSeconds(310));
    }

    [Fact]
    public async Task A_service_that_never_responds_ends_the_removal_after_its_time()
    {
        using SlowService service = new(_ => null);

        Assert.Equal(9, (await RemoveAsync(service)).Count);

        Assert.InRange(service.Elapsed, TimeSpan.FromMinutes(6), TimeSpan.FromMinutes(8));
    }

    [Fact]
    public async Task A_Worker_is_deleted_also_if_workflows_use_it()
    {
        using SlowService service = new(_ => new HttpResponseMessage());

        Assert.Empty(await RemoveAsync(service));

        Assert.EndsWith("/workers/scripts/cfwlive-19700101t000000?force=true", service.Arrived[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_response_ends_after_its_time()
    {
        using SlowService service = new(_ => null);
        using RequestBudget budget = new(service, 600, 0);
        using ServiceClient client = new(At(), budget, service.Time);

        _ = await Assert.ThrowsAsync<HttpRequestException>(
            () => client.SendAsync(HttpMethod.Post, "workflows", (Func<HttpContent?>?)null, TestContext.Current.CancellationToken));

        Assert.Equal(TimeSpan.FromSeconds(60), service.Elapsed);
    }

    [Fact]
    public async Task A_request_waits_as_long_as_the_service_asks_for()
    {
        using SlowService service = new(_ => Refusal());
        using RequestBudget budget = new(service, 600, 0);
        using ServiceClient client = new(At(), budget, service.Time);

        Assert.Equal(429, (await client.GetAsync("workflows", TestContext.Current.CancellationToken)).Status);

        Assert.Equal(TimeSpan.FromSeconds(600), service.Elapsed);
    }

    private static bool IsEcho(string path) => path.EndsWith("-echo", StringComparison.Ordinal);

    private static HttpResponseMessage Refusal() => new(HttpStatusCode.TooManyRequests)
    {
        Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(300)) },
    };

    private static Target At() => Target.At("http://localhost/client/v4", new string('a', 32), "token");

    private static async Task<IReadOnlyList<string>> RemoveAsync(SlowService service)
    {
        using RequestBudget budget = new(service, 600, 90);
        using ServiceClient client = new(At(), budget, service.Time);
        return await new Removal(client, service.Time, isReserved: true)
            .RemoveAsync(s_names.Workflows, [s_names.Script], TestContext.Current.CancellationToken);
    }
}
