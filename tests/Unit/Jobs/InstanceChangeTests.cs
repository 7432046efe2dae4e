using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class InstanceChangeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("suspend", "waitingForPause", true)]
    [InlineData("suspend", "complete", false)]
    [InlineData("resume", "running", true)]
    [InlineData("resume", "errored", false)]
    [InlineData("stop", "terminated", true)]
    [InlineData("stop", "complete", true)]
    [InlineData("roll back", "rollingBack", true)]
    [InlineData("resume", "of tomorrow", true)]
    public async Task A_successful_response_is_a_change_unless_the_instance_ended_in_another_status(
        string change, string status, bool isDone)
    {
        Service service = Service.InTurn(() => Answers.Result($$"""{"status":"{{status}}"}"""));

        Task<ChangedInstance> changing = Change(change).RunAsync(service.Cloud.Instances, "w", "i", Stop);

        if (isDone)
        {
            ChangedInstance changed = await changing;
            Assert.Equal((status, false), (changed.Status, changed.WasThere));
        }
        else
        {
            Assert.Equal(
                CloudflareErrorKind.Conflict, (await Assert.ThrowsAsync<CloudflareException>(() => changing)).Kind);
        }
    }

    [Theory]
    [InlineData("suspend", "paused", true)]
    [InlineData("suspend", "waitingForPause", true)]
    [InlineData("suspend", "running", false)]
    [InlineData("suspend", "complete", false)]
    [InlineData("resume", "running", true)]
    [InlineData("resume", "queued", true)]
    [InlineData("resume", "waiting", true)]
    [InlineData("resume", "terminated", false)]
    [InlineData("stop", "complete", true)]
    [InlineData("stop", "errored", true)]
    [InlineData("stop", "rollingBack", true)]
    [InlineData("stop", "running", false)]
    [InlineData("roll back", "terminated", true)]
    public async Task A_conflict_is_ignored_if_the_instance_has_the_requested_status(
        string change, string found, bool isDone)
    {
        Service service = Service.InTurn(
            () => Answers.Error(409, 10401), () => Answers.Result($$"""{"status":"{{found}}"}"""));

        Task<ChangedInstance> changing = Change(change).RunAsync(service.Cloud.Instances, "w", "i", Stop);

        if (isDone)
        {
            ChangedInstance changed = await changing;
            Assert.Equal((found, true), (changed.Status, changed.WasThere));
        }
        else
        {
            Assert.Equal(10401, (await Assert.ThrowsAsync<CloudflareException>(() => changing)).Code);
        }
    }

    private static InstanceChange Change(string name) => name switch
    {
        "suspend" => InstanceChange.Suspend,
        "resume" => InstanceChange.Resume,
        "stop" => InstanceChange.Stop,
        _ => InstanceChange.StopAndRollBack,
    };
}
