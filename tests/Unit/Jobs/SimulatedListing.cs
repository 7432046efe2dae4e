using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Listings of a simulated service.</summary>
internal static class SimulatedListing
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IAsyncEnumerable<WorkflowInstance[]> Pages(
        SimulatedTime world, SimulatedInstances service, InstanceQuery query, CancellationToken? stop = null) =>
        InstanceListing.RunAsync(
            service, "w", query,
            new ListingDependencies(() => world.Now, () => service.UnpacedRequests(), service.ReadWorkflowAsync), stop ?? Stop);

    public static Task<List<string>> ListAsync(
        SimulatedTime world, SimulatedInstances service, InstanceQuery? query = null, int pages = int.MaxValue,
        List<string>? ids = null, CancellationToken? stop = null) =>
        world.RunAsync(async () =>
        {
            List<string> given = ids ?? [];
            await foreach (WorkflowInstance[] page in
                Pages(world, service, query ?? new InstanceQuery(), stop).ConfigureAwait(false))
            {
                given.AddRange(page.Select(instance => instance.Id));
                if (--pages == 0)
                {
                    break;
                }
            }

            return given;
        });
}
