using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>What each method sends, in either dialect.</summary>
public sealed class WorkflowsClientTests
{
    private const string Base = "accounts/" + Service.Account + "/workflows";
    private const string CronId = "0 3 * * */a#1";
    private const string CronSegment = "0%203%20%2A%20%2A%20%2A%2Fa%231";

    private static readonly NewInstance s_new = new() { Id = "i-1", Params = """{"a":[1,"ü"]}"""u8.ToArray() };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A call, the answer that it is given, and the request it must have sent: method, path below the account
    /// and the workflow's instances, and body.</summary>
    [Theory]
    [InlineData("check", "[]", "GET ?per_page=1", null)]
    [InlineData("get workflow", """{"name":"w"}""", "GET /w", null)]
    [InlineData("get instance", "{}", "GET /w/instances/i-1", null)]
    [InlineData("get without steps", "{}", $"GET /w/instances/{CronSegment}?simple=true", null)]
    [InlineData("stop", "{}", $"PATCH /w/instances/{CronSegment}/status", """{"status":"terminate"}""")]
    [InlineData("roll back", "{}", "PATCH /w/instances/i-1/status", """{"status":"terminate","rollback":true}""")]
    public async Task A_call_is_one_request_and_the_same_in_both_dialects(
        string call, string result, string line, string? body)
    {
        Service cloud = Service.InTurn(() => Answers.Result(result));
        Service local = Service.LocalInTurn(() => Answers.Result(result));

        await CallAsync(cloud.Cloud, call);
        await CallAsync(local.Local, call);

        int path = line.IndexOf(' ', StringComparison.Ordinal) + 1;
        Assert.Equal([line.Insert(path, Base)], cloud.Lines);
        Assert.Equal([line.Insert(path, "workflows")], local.Lines);
        Assert.Equal((body, body), (cloud.Requests[0].Body, local.Requests[0].Body));
    }

    [Fact]
    public async Task Workflows_are_listed_by_pages_of_a_hundred()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""[{"name":"a"},{"name":"b"}]""", """{"page":1,"per_page":2,"total_count":3}"""),
            () => Answers.Result("""[{"name":"c"}]""", """{"page":2,"per_page":2,"total_count":3}"""));

        Assert.Equal(3, (await service.Cloud.ListWorkflowsAsync("or de", Stop).ToItemsAsync()).Count);

        Assert.Equal(
            [$"GET {Base}?page=1&per_page=100&search=or%20de", $"GET {Base}?page=2&per_page=100&search=or%20de"],
            service.Lines);
    }

    [Fact]
    public async Task Instances_are_listed_from_cursor_to_cursor_with_every_filter()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""[{"id":"a"}]""", """{"cursor":"c/1="}"""), () => Answers.Result("""[{"id":"b"}]"""));
        InstanceFilter filter = new()
        {
            Status = "waitingForPause",
            After = VirtualTime.s_start,
            Before = VirtualTime.s_start.AddHours(1),
            PageSize = 7,
        };

        WorkflowInstance[] found = [.. await service.Cloud.ListInstancesAsync("w", filter, Stop).ToItemsAsync()];

        string line = $"GET {Base}/w/instances?per_page=7&direction=desc&status=waitingForPause"
            + "&date_start=2026-08-02T10%3A00%3A00.000Z&date_end=2026-08-02T11%3A00%3A00.000Z";
        Assert.Equal([line, line + "&cursor=c%2F1%3D"], service.Lines);
        Assert.All(found, item => Assert.Equal(("w", Service.Account), (item.WorkflowName, item.AccountId)));
    }

    [Fact]
    public async Task An_instance_is_created_with_all_that_was_given()
    {
        Service service = Service.InTurn(() => Answers.Result("""{"id":"i-1","status":"queued","trigger_source":"api"}"""));
        NewInstance instance = s_new with
        {
            SuccessRetention = Retention.Parse("7 days"),
            ErrorRetention = Retention.FromTimeSpan(TimeSpan.FromDays(1)),
            LocationHint = "weur",
        };

        WorkflowInstance created = await service.Cloud.CreateInstanceAsync("w", instance, Stop);

        Assert.Equal([$"POST {Base}/w/instances"], service.Lines);
        Assert.Equal(
            """{"instance_id":"i-1","params":{"a":[1,"ü"]},"instance_retention":"""
            + """{"success_retention":"7 days","error_retention":86400000},"location_hint":"weur"}""",
            service.Requests[0].Body!.Replace("\\u00FC", "ü", StringComparison.Ordinal));
        Assert.Equal(("i-1", "queued", "api", "w", Service.Account),
            (created.Id, created.Status, created.Trigger, created.WorkflowName, created.AccountId));
    }

    [Theory]
    [InlineData(null, """{"instance_id":"i-1"}""", """{"id":"i-1"}""")]
    [InlineData("null", """{"instance_id":"i-1","params":null}""", """{"id":"i-1","params":null}""")]
    [InlineData("\"{}\"", """{"instance_id":"i-1","params":"{}"}""", """{"id":"i-1","params":"{}"}""")]
    public async Task Params_go_as_the_json_they_are(string? json, string cloud, string local)
    {
        Service cloudService = Service.InTurn(() => Answers.Result("""{"id":"i-1"}"""));
        Service localService = Service.LocalInTurn(() => Answers.Result("""{"id":"i-1"}"""));
        NewInstance instance = s_new with { Params = json is null ? null : System.Text.Encoding.UTF8.GetBytes(json) };

        await cloudService.Cloud.CreateInstanceAsync("w", instance, Stop);
        await localService.Local.CreateInstanceAsync("w", instance, Stop);

        Assert.Equal(cloud, cloudService.Requests[0].Body);
        Assert.Equal(("POST workflows/w/instances", local), (localService.Lines[0], localService.Requests[0].Body));
    }

    [Theory]
    [InlineData("""{"status":"rollingBack","timestamp":"x"}""", "rollingBack")]
    [InlineData("""{"success":true}""", "unknown")]
    [InlineData("null", "unknown")]
    public async Task Stopping_tells_the_status_afterwards_where_the_service_does(string result, string status)
    {
        Service service = Service.InTurn(() => Answers.Result(result));

        Assert.Equal(status, await service.Cloud.TerminateInstanceAsync("w", "i", false, Stop));
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

    private static Task CallAsync(WorkflowsClient client, string call) => call switch
    {
        "check" => client.CheckAsync(Stop),
        "get workflow" => client.GetWorkflowAsync("w", Stop),
        "get instance" => client.GetInstanceAsync("w", "i-1", true, Stop),
        "get without steps" => client.GetInstanceAsync("w", CronId, false, Stop),
        "stop" => client.TerminateInstanceAsync("w", CronId, false, Stop),
        _ => client.TerminateInstanceAsync("w", "i-1", true, Stop),
    };
}
