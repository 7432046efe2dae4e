using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>What the local engine does otherwise.</summary>
public sealed class LocalWorkflowsClientTests
{
    private const string Time = "2026-08-02T10:00:00.000Z";
    private const string Line = "GET workflows/w/instances?per_page=2&direction=desc&page=";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_workflow_that_is_wanted_is_read_because_the_list_has_no_counts()
    {
        Service service = Service.LocalInTurn(
            () => Answers.Result("""[{"name":"orders"},{"name":"flaky"},{"name":"old-orders"}]""", """{"count":3}"""),
            () => Answers.Result("""{"name":"orders","instances":{"running":2}}"""),
            () => Answers.Result("""{"name":"old-orders","instances":{}}"""));

        List<Workflow> found = await service.Local.ListWorkflowsAsync("orders", Stop).ToItemsAsync();

        Assert.Equal(["GET workflows", "GET workflows/orders", "GET workflows/old-orders"], service.Lines);
        Assert.Equal([("orders", 2, "local"), ("old-orders", 0, "local")],
            found.Select(workflow => (workflow.Name, workflow.Running!.Value, workflow.AccountId!)));
    }

    [Fact]
    public async Task Instances_are_listed_by_pages_without_phantoms_and_without_doubles()
    {
        // While the list is read, "new" is created: "b" moves to the second page and is seen again.
        Service service = Service.LocalInTurn(
            () => Page(1, $$"""{"id":"a","created_on":"{{Time}}"},{"id":"b","created_on":"{{Time}}"}"""),
            () => Page(2, $$"""{"id":"b","created_on":"{{Time}}"},{"id":"f6cb6b909ef870c12b5f7bb759"}"""),
            () => Page(3, $$"""{"id":"c","created_on":"{{Time}}"}"""));

        List<WorkflowInstance> found = await service.Local
            .ListInstancesAsync("w", new InstanceFilter { PageSize = 2 }, Stop).ToItemsAsync();

        Assert.Equal(["a", "b", "c"], found.Select(instance => instance.Id));
        Assert.All(found, instance => Assert.Equal(("w", "local"), (instance.WorkflowName, instance.AccountId)));
        Assert.Equal([Line + 1, Line + 2, Line + 3], service.Lines);
    }

    [Fact]
    public async Task A_page_of_phantoms_only_does_not_end_the_list()
    {
        Service service = Service.LocalInTurn(
            () => Page(1, """{"id":"x1"},{"id":"x2"}"""),
            () => Page(2, """{"id":"x3"},{"id":"x4"}"""),
            () => Page(3, $$"""{"id":"a","created_on":"{{Time}}"}"""));

        List<WorkflowInstance> found = await service.Local
            .ListInstancesAsync("w", new InstanceFilter { PageSize = 2 }, Stop).ToItemsAsync();

        Assert.Equal(["a"], found.Select(instance => instance.Id));
    }

    [Fact]
    public async Task A_status_that_the_engine_does_not_know_is_not_asked_for()
    {
        Service service = Service.LocalInTurn();

        Assert.Empty(await service.Local
            .ListInstancesAsync("w", new InstanceFilter { Status = "rollingBack" }, Stop).ToItemsAsync());
    }

    [Fact]
    public async Task Outputs_are_native()
    {
        Service service = Service.LocalInTurn(() => Answers.Result("""{"status":"complete","output":"5"}"""));

        Assert.Equal("5", (await service.Local.GetInstanceAsync("w", "i", true, Stop)).Output);
    }

    [Fact]
    public async Task An_instance_is_not_created_again_when_the_first_attempt_may_have_done_it()
    {
        Service service = Service.LocalInTurn(Answers.Lost);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Local.CreateInstanceAsync("w", new NewInstance { Id = "i" }, Stop));

        Assert.Equal((CloudflareErrorKind.ConnectionFailed, 1), (failure.Kind, failure.Attempts));
    }

    [Fact]
    public async Task An_instance_is_created_again_when_nobody_listened()
    {
        Service service = Service.LocalInTurn(Answers.Refused, () => Answers.Result("""{"id":"i"}"""));

        Assert.Equal("i", (await service.Local.CreateInstanceAsync("w", new NewInstance { Id = "i" }, Stop)).Id);
    }

    private static System.Net.Http.HttpResponseMessage Page(int number, string items) => Answers.Result(
        $"[{items}]", $$"""{"page":{{number}},"per_page":2,"total_count":5,"total_pages":3,"status_counts":{"unknown":2} }""");
}
