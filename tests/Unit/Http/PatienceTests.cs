using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>How long a command waits when the service blocks it.</summary>
public sealed class PatienceTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task A_batch_waits_for_the_end_of_a_block_and_a_single_request_does_not(int count, bool waits)
    {
        Service service = Service.InTurn(
            () => Answers.Error(429, 10429).With("Retry-After", "300"),
            () => Answers.Result("""[{"id":"i0","status":"queued"},{"id":"i1","status":"queued"}]"""));
        NewInstance[] instances = new NewInstance[count];
        for (int i = 0; i < count; i++)
        {
            instances[i] = new NewInstance { Id = $"i{i}" };
        }

        Outcome<NewInstance, WorkflowInstance>[] outcomes = await BatchCreation.RunAsync(
            service.Cloud, "w", instances, TestContext.Current.CancellationToken);

        Assert.All(outcomes, outcome => Assert.Equal(
            waits ? null : CloudflareErrorKind.RateLimited, outcome.Failure?.Kind));
        Assert.Equal(waits, service.Time.Now - SimulatedTime.s_start >= TimeSpan.FromSeconds(300));
    }
}
