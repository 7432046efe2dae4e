using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

public sealed class InstancesClientTests
{
    private const string Base = "accounts/" + Service.Account + "/workflows";

    private static readonly NewInstance s_new = new() { Id = "i-1", Params = """{"a":[1,"ü"]}"""u8.ToArray() };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Listing_follows_cursors_and_keeps_all_filters()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""[{"id":"a"}]""", """{"cursor":"c/1="}"""),
            () => Answers.Result("""[{"id":"b"}]"""));
        InstanceFilter filter = new()
        {
            Status = "waitingForPause",
            After = SimulatedTime.s_start,
            Before = SimulatedTime.s_start.AddHours(1),
            PageSize = 7,
        };

        WorkflowInstance[] found = [.. await service.Cloud.Instances.ListAsync("w", filter, Stop).ToItemsAsync()];

        string line = $"GET {Base}/w/instances?per_page=7&direction=desc&status=waitingForPause"
            + "&date_start=2026-08-02T10%3A00%3A00.000Z&date_end=2026-08-02T11%3A00%3A00.000Z";
        Assert.Equal([line, line + "&cursor=c%2F1%3D"], service.Lines);
        Assert.All(found, item => Assert.Equal(("w", Service.Account), (item.WorkflowName, item.AccountId)));
    }

    [Fact]
    public async Task Creation_sends_all_given_properties()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"id":"i-1","status":"queued","trigger_source":"api"}"""));
        NewInstance instance = s_new with
        {
            SuccessRetention = Retention.Parse("7 days"),
            ErrorRetention = Retention.FromTimeSpan(TimeSpan.FromDays(1)),
            LocationHint = "weur",
        };

        WorkflowInstance created = await service.Cloud.Instances.CreateAsync("w", instance, Stop);

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
    public async Task Params_are_sent_as_given_JSON(string? json, string cloud, string local)
    {
        Service cloudService = Service.InTurn(() => Answers.Result("""{"id":"i-1"}"""));
        Service localService = Service.LocalInTurn(() => Answers.Result("""{"id":"i-1"}"""));
        NewInstance instance = s_new with { Params = json is null ? null : System.Text.Encoding.UTF8.GetBytes(json) };

        await cloudService.Cloud.Instances.CreateAsync("w", instance, Stop);
        await localService.Local.Instances.CreateAsync("w", instance with { IdIsOurs = true }, Stop);

        Assert.Equal(cloud, cloudService.Requests[0].Body);
        Assert.Equal(("POST workflows/w/instances", local), (localService.Lines[0], localService.Requests[0].Body));
    }

    [Theory]
    [InlineData("""{"status":"rollingBack","timestamp":"x"}""", "rollingBack")]
    [InlineData("""{"success":true}""", "unknown")]
    [InlineData("null", "unknown")]
    public async Task A_change_returns_the_new_status_if_the_service_sends_it(string result, string status)
    {
        Service service = Service.InTurn(() => Answers.Result(result));

        Assert.Equal(status, await service.Cloud.Instances.ChangeStatusAsync("w", "i", StatusChange.Terminate, Stop));
    }
}
