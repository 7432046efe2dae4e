using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The demo account has all statuses and is reproducible.</summary>
public sealed class DemoTests : SandboxTest
{
    protected override SandboxOptions Options => new() { Time = Time, Seed = SandboxSeed.Demo };

    [Fact]
    public async Task It_has_every_status_and_some_pages_of_instances()
    {
        JsonArray workflows = (await GetAsync($"{Workflows}?per_page=100")).AsArray();
        Assert.Equal(12, workflows.Count);
        Dictionary<string, int> counts = InstanceStatus.All.ToDictionary(
            status => status, status => workflows.Sum(workflow => (int)workflow!["instances"]![status]!));
        Assert.All(counts.Values, count => Assert.NotEqual(0, count));
        Assert.InRange(counts.Values.Sum(), 1000, 2000);
    }

    [Fact]
    public async Task Two_demo_accounts_are_equal()
    {
        await using SandboxServer other = await SandboxServer.StartAsync(Options, Stop);
        using HttpClient client = new() { BaseAddress = other.BaseAddress };
        client.DefaultRequestHeaders.Authorization = Client.DefaultRequestHeaders.Authorization;
        foreach (string path in new[] { Workflows, $"{Workflows}/order-fulfilment/instances?per_page=100" })
        {
            Assert.Equal(await Client.GetStringAsync(path, Stop), await client.GetStringAsync(path, Stop));
        }
    }
}
