using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>How the API of the local engine differs.</summary>
public sealed class LocalApiTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_wanted_workflow_is_read_for_its_counts()
    {
        Service service = Service.LocalInTurn(
            () => Answers.Result("""[{"name":"orders"},{"name":"flaky"},{"name":"old-orders"}]""", """{"count":3}"""),
            () => Answers.Result("""{"name":"orders","instances":{"running":2}}"""),
            () => Answers.Result("""{"name":"old-orders","instances":{}}"""));

        List<Workflow> found = await service.Local.Workflows.ListAsync("orders", Stop).ToItemsAsync();

        Assert.Equal(["GET workflows", "GET workflows/orders", "GET workflows/old-orders"], service.Lines);
        Assert.Equal([("orders", 2, "local"), ("old-orders", 0, "local")],
            found.Select(workflow => (workflow.Name, workflow.Running!.Value, workflow.AccountId!)));
    }

    /// <summary>Pages of the engine (each item is an instance and the minute of its creation; a phantom has none), and how
    /// each page is requested: by number, and by the minute at which the previous page ended.</summary>
    [Theory]
    [InlineData("a9 b8|b8 c7|d6", "a b c d", "1 1@8 1@7")]
    [InlineData("a9", "a", "1")]
    [InlineData("", "", "1")]
    [InlineData("a9 b8|", "a b", "1 1@8")]
    [InlineData("x y|a9", "a", "1 2")]
    [InlineData("a9 x|x y|b8", "a b", "1 1@9 2@9")]
    [InlineData("a9 b9|a9 b9|c9 d9|e8", "a b c d e", "1 1@9 2@9 1@9")]
    public async Task Pages_continue_by_time_without_phantoms_or_duplicates(
        string script, string given, string requested)
    {
        Service service = Service.LocalInTurn([.. script.Split('|').Select(
            page => (Func<HttpResponseMessage>)(() => Page(page)))]);

        List<WorkflowInstance> found = await service.Local.Instances
            .ListAsync("w", new InstanceFilter { PageSize = 2 }, Stop).ToItemsAsync();

        Assert.Equal(given, string.Join(' ', found.Select(instance => instance.Id)));
        Assert.All(found, instance => Assert.Equal(("w", "local"), (instance.WorkflowName, instance.AccountId)));
        Assert.Equal(requested.Split(' ').Select(Line), service.Lines);
    }

    /// <summary>An engine that ignores the page number or the time returns the same page forever.</summary>
    [Fact]
    public async Task With_a_page_count_no_page_after_the_last_is_requested()
    {
        Service service = Service.LocalInTurn(() => Page("a9 b9", pages: 1));

        List<WorkflowInstance> found = await service.Local.Instances
            .ListAsync("w", new InstanceFilter { PageSize = 2 }, Stop).ToItemsAsync();

        Assert.Equal(["a", "b"], found.Select(instance => instance.Id));
    }

    [Fact]
    public async Task A_repeated_page_is_an_error()
    {
        Service service = Service.LocalInTurn(() => Page("a9 b9"), () => Page("a9 b9"), () => Page("a9 b9"));
        List<WorkflowInstance> found = [];

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(async () =>
        {
            await foreach (WorkflowInstance[] page in service.Local.Instances
                .ListAsync("w", new InstanceFilter { PageSize = 2 }, Stop))
            {
                found.AddRange(page);
            }
        });

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(["a", "b"], found.Select(instance => instance.Id));
    }

    [Fact]
    public async Task An_unsupported_status_is_not_sent_to_the_engine()
    {
        Service service = Service.LocalInTurn();

        Assert.Empty(await service.Local.Instances
            .ListAsync("w", new InstanceFilter { Status = "rollingBack" }, Stop).ToItemsAsync());
    }

    [Fact]
    public async Task Outputs_are_native_JSON_values()
    {
        Service service = Service.LocalInTurn(() => Answers.Result("""{"status":"complete","output":"5"}"""));

        Assert.Equal("5", (await service.Local.Instances.GetAsync("w", "i", true, Stop)).Output);
    }

    [Fact]
    public async Task Creation_is_not_retried_if_the_first_attempt_may_have_succeeded()
    {
        Service service = Service.LocalInTurn(Answers.Lost);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Local.Instances.CreateAsync("w", new NewInstance { Id = "i", IdIsOurs = true }, Stop));

        Assert.Equal((CloudflareErrorKind.OutcomeUnknown, 1), (failure.Kind, failure.Attempts));
    }

    [Fact]
    public async Task An_id_in_use_is_rejected_before_sending()
    {
        Service service = Service.LocalInTurn(() => Answers.Result("""{"status":"complete"}"""));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Local.Instances.CreateAsync("w", new NewInstance { Id = "i" }, Stop));

        Assert.Equal((CloudflareErrorKind.Conflict, ErrorCodes.InstanceExists), (failure.Kind, failure.Code));
        Assert.Equal(["GET workflows/w/instances/i"], service.Lines.Select(line => line.Split('?')[0]));
    }

    [Fact]
    public async Task Requests_are_not_retried_when_the_connection_is_refused()
    {
        Service service = Service.LocalInTurn(Answers.Refused);

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Local.Instances.CreateAsync("w", new NewInstance { Id = "i" }, Stop));

        Assert.Equal((CloudflareErrorKind.LocalEngineNotRunning, 1), (failure.Kind, failure.Attempts));
    }

    private static string Line(string requested)
    {
        string[] parts = requested.Split('@');
        string end = parts is [_, string minute] ? $"&date_end=2026-08-02T10%3A0{minute}%3A00.000Z" : "";
        return $"GET workflows/w/instances?per_page=2&direction=desc{end}&page={parts[0]}";
    }

    private static HttpResponseMessage Page(string items, int pages = 9) => Answers.Result(
        $"[{string.Join(',', items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Item))}]",
        $$$"""{"page":1,"per_page":2,"total_count":9,"total_pages":{{{pages}}},"status_counts":{"unknown":2}}""");

    private static string Item(string item) => item.Length == 1
        ? $$"""{"id":"{{item}}"}"""
        : $$"""{"id":"{{item[0]}}","status":"running","created_on":"2026-08-02T10:0{{item[1]}}:00.000Z"}""";
}
