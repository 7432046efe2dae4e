using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class InstanceDetailsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Details_keep_listing_order_and_failures_stay_with_their_instance()
    {
        Service service = Service.Answering(request => request.Address.Segments[^1] == "5"
            ? Answers.Error(404, 10400)
            : Answers.Result("""{"status":"complete","steps":[{"type":"sleep","name":"s-1"}]}"""));

        List<Outcome<WorkflowInstance, WorkflowInstanceDetail>> read =
            await InstanceDetails.RunAsync(service.Cloud.Instances, ListAsync(10, 0, 10), Stop).ToItemsAsync();

        Assert.Equal(Enumerable.Range(0, 20).Select(id => $"{id}"), read.Select(outcome => outcome.Input.Id));
        Assert.Equal(["5"], read.Where(outcome => outcome.Result is null).Select(outcome => outcome.Input.Id));
        Assert.All(read.Where(outcome => outcome.Failure is null), outcome =>
            Assert.Equal((outcome.Input.Id, 1), (outcome.Result!.Id, outcome.Result.Steps.Length)));
        Assert.DoesNotContain(service.Lines, line => line.Contains("simple", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Taking_only_the_first_does_not_read_the_whole_page()
    {
        Service service = Service.Answering(_ => Answers.Result("{}"));

        await foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail>[] some in
            InstanceDetails.RunAsync(service.Cloud.Instances, ListAsync(100), Stop))
        {
            Assert.NotEmpty(some);
            break;
        }

        Assert.InRange(service.Requests.Count, 1, 2 * InstanceDetails.Width);
    }

    private static async IAsyncEnumerable<WorkflowInstance[]> ListAsync(params int[] pages)
    {
        int next = 0;
        foreach (int length in pages)
        {
            await Task.Yield();
            WorkflowInstance[] page = new WorkflowInstance[length];
            for (int index = 0; index < length; index++)
            {
                page[index] = new WorkflowInstance { Id = $"{next++}", WorkflowName = "w" };
            }

            yield return page;
        }
    }
}
