using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

public sealed class WorkflowsClientTests
{
    private const string Base = "accounts/" + Service.Account + "/workflows";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_cheapest_request_verifies_a_session()
    {
        Service cloud = Service.InTurn(() => Answers.Result("[]"));
        Service local = Service.LocalInTurn(() => Answers.Result("[]"));

        await cloud.Cloud.Workflows.CheckAsync(Stop);
        await local.Local.Workflows.CheckAsync(Stop);

        Assert.Equal([$"GET {Base}?per_page=1"], cloud.Lines);
        Assert.Equal(["GET workflows?per_page=1"], local.Lines);
    }

    [Fact]
    public async Task A_workflow_is_read_by_its_name()
    {
        Service cloud = Service.InTurn(() => Answers.Result("""{"name":"w"}"""));
        Service local = Service.LocalInTurn(() => Answers.Result("""{"name":"w"}"""));

        Assert.Equal(Service.Account, (await cloud.Cloud.Workflows.GetAsync("w", Stop)).AccountId);
        Assert.Equal("local", (await local.Local.Workflows.GetAsync("w", Stop)).AccountId);

        Assert.Equal([$"GET {Base}/w"], cloud.Lines);
        Assert.Equal(["GET workflows/w"], local.Lines);
    }

    [Fact]
    public async Task Workflows_are_listed_in_pages_of_100()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""[{"name":"a"},{"name":"b"}]""", """{"page":1,"per_page":2,"total_count":3}"""),
            () => Answers.Result("""[{"name":"c"}]""", """{"page":2,"per_page":2,"total_count":3}"""));

        Assert.Equal(3, (await service.Cloud.Workflows.ListAsync("or de", Stop).ToItemsAsync()).Count);

        Assert.Equal(
            [$"GET {Base}?page=1&per_page=100&search=or%20de", $"GET {Base}?page=2&per_page=100&search=or%20de"],
            service.Lines);
    }

    [Fact]
    public async Task Accounts_are_listed_page_by_page()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""[{"id":"a","name":"A"}]""", """{"page":1,"per_page":1,"total_pages":2}"""),
            () => Answers.Result("""[{"id":"b","name":"B"}]""", """{"page":2,"per_page":1,"total_pages":2}"""));

        Account[] accounts = [.. await new AccountsClient(service.Sender).ListAccountsAsync(Stop)];

        Assert.Equal([new Account { Id = "a", Name = "A" }, new Account { Id = "b", Name = "B" }], accounts);
        Assert.Equal(["GET accounts?page=1&per_page=50", "GET accounts?page=2&per_page=50"], service.Lines);
        Assert.Equal("A (a)", accounts[0].ToString());
    }
}
