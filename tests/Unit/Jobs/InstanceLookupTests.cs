using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Finding many instances by their IDs.</summary>
public sealed class InstanceLookupTests
{
    /// <summary>Which of 50,000 are looked for, and the pages and reads that this costs. The list is read only until it has
    /// cost as much as the rest would one by one.</summary>
    [Theory]
    [InlineData(49_900, 100, 1, 0)]
    [InlineData(49_800, 200, 2, 0)]
    [InlineData(0, 3, 3, 3)]
    [InlineData(0, 8, 8, 8)]
    public async Task The_list_is_read_no_longer_than_it_is_worth(int first, int count, int pages, int reads)
    {
        SimulatedTime world = new();
        SimulatedInstances service = new(world, Spread.Even(50_000).ToInstances());
        string[] ids = [.. Enumerable.Range(first, count).Select(number => $"i{number}")];

        Outcome<string, WorkflowInstance>[] found = await world.RunAsync(
            () => InstanceLookup.RunAsync(service, "w", ids, TestContext.Current.CancellationToken));

        Assert.Equal(ids, found.Select(outcome => outcome.Result?.Id));
        Assert.Equal((pages, reads), (service.Requests - service.Reads, service.Reads));
    }
}
