using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>A malformed item in a response is reported, and the other items are returned.</summary>
public sealed class MalformedItemTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> MalformedInstances { get; } =
    [
        "null", "5", "[]", "{}", """{"id":null}""", """{"id":5}""", """{"id":"x","created_on":"soon"}""",
        """{"id":"x","status":7}""", """{"id":"x","ended_on":5}""", """{"id":""}""",
    ];

    public static TheoryData<string> MalformedWorkflows { get; } =
    [
        "null", "{}", """{"name":null}""", """{"name":"x","instances":{"running":1e300}}""",
        """{"name":"x","instances":{"running":-1}}""", """{"name":"x","instances":{"running":"5"}}""",
        """{"name":"x","instances":5}""", """{"name":"x","schedules":[null]}""",
        """{"name":"x","schedules":[{"cron":"* * * * *","next_instance":1}]}""", """{"name":"x","script_deleted":"no"}""",
    ];

    public static TheoryData<string> MalformedVersions { get; } =
    [
        "null", "{}", """{"id":"v","default_retention":{"success_retention":1e300}}""",
        """{"id":"v","default_retention":{"success_retention":"1 day"}}""", """{"id":"v","limits":{"steps":1e300}}""",
        """{"id":"v","limits":{"steps":1.5}}""", """{"id":"v","concurrency":{"limit":"3"}}""",
    ];

    public static TheoryData<string> MalformedSteps { get; } =
    [
        "null", "5", """{"type":"step","attempts":[null]}""", """{"type":"step","start":"soon"}""", """{"name":5}""",
        """{"type":"step","config":{"retries":{"limit":1e300}}}""", """{"type":"step","error":"text"}""",
    ];

    [Theory]
    [InlineData("status")]
    [InlineData("unheard_of")]
    public async Task A_too_deeply_nested_instance_does_not_affect_other_instances(string field)
    {
        string deep = new string('[', 5_000) + new string(']', 5_000);
        Service service = Answering($$"""[{"id":"a"},{"id":"x","{{field}}":{{deep}}},{"id":"b"}]""");

        string[] read = await All(service.Cloud.Instances.ListAsync("w", new InstanceFilter(), Stop), one => one.Id);

        // Ignored properties can have any depth.
        Assert.Equal(field == "status" ? ["a", "b"] : ["a", "x", "b"], read);
    }

    [Fact]
    public async Task A_too_deeply_nested_step_does_not_affect_other_steps()
    {
        string deep = new string('[', 5_000) + new string(']', 5_000);
        Service service = Answering($$"""{"status":"complete","steps":[{"name":"a-1"},{"name":"x-1","output":{{deep}}},{"name":"b-1"}]}""");

        WorkflowInstanceDetail read = await service.Cloud.Instances.GetAsync("w", "i", steps: true, Stop);

        Assert.Equal(["a-1", "b-1"], read.Steps.Select(step => step.Name));
    }

    [Theory]
    [MemberData(nameof(MalformedInstances))]
    public async Task A_malformed_instance_is_reported(string malformed)
    {
        Service service = Answering($$"""[{"id":"a"},{{malformed}},{"id":"b"}]""");

        Assert.Equal(["a", "b"], await All(service.Cloud.Instances.ListAsync("w", new InstanceFilter(), Stop), one => one.Id));
        AssertReported(service, "/workflows/w/instances", malformed);
    }

    [Theory]
    [MemberData(nameof(MalformedWorkflows))]
    public async Task A_malformed_workflow_is_reported(string malformed)
    {
        Service service = Answering($$"""[{"name":"a"},{{malformed}},{"name":"b"}]""");

        Assert.Equal(["a", "b"], await All(service.Cloud.Workflows.ListAsync(null, Stop), one => one.Name));
        AssertReported(service, "/workflows", malformed);
    }

    [Theory]
    [MemberData(nameof(MalformedVersions))]
    public async Task A_malformed_version_is_reported(string malformed)
    {
        Service service = Answering($$"""[{"id":"a"},{{malformed}},{"id":"b"}]""");

        Assert.Equal(["a", "b"], await All(service.Cloud.Versions.ListAsync("w", 100, Stop), one => one.VersionId));
        AssertReported(service, "/workflows/w/versions", malformed);
    }

    [Theory]
    [MemberData(nameof(MalformedVersions))]
    public async Task A_malformed_newest_version_is_not_treated_as_missing(string malformed)
    {
        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => Answering($"[{malformed}]").Cloud.Versions.GetNewestAsync("w", Stop));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Theory]
    [MemberData(nameof(MalformedSteps))]
    public async Task A_malformed_step_is_reported(string malformed)
    {
        Service service = Answering($$"""{"status":"running","steps":[{"name":"a-1"},{{malformed}},{"name":"b-1"}]}""");

        WorkflowInstanceDetail instance = await service.Cloud.Instances.GetAsync("w", "i", true, Stop);

        Assert.Equal(["a-1", "b-1"], instance.Steps.Select(step => step.Name));
        Assert.Equal(3, instance.StepCount);
        AssertReported(service, "/workflows/w/instances/i", malformed);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 201)]
    [InlineData(900, 201)]
    public async Task An_excerpt_of_200_characters_is_reported(int length, int reported)
    {
        Service service = Answering($$"""[{"id":"a"},"{{new string('x', length - 2)}}"]""");

        Assert.Equal(["a"], await All(service.Cloud.Instances.ListAsync("w", new InstanceFilter(), Stop), one => one.Id));

        string item = Assert.Single(service.Log.Malformed).Item;
        Assert.Equal((reported, length > 200), (item.Length, item.EndsWith('…')));
    }

    [Fact]
    public async Task Malformed_keys_and_accounts_are_reported()
    {
        Service service = Answering("""[{"id":"a","limit":1},null,{"id":"b","limit":1e300},{"id":null}]""");

        Assert.Equal(["a"], await All(service.Cloud.ConcurrencyKeys.ListAsync(Stop), one => one.KeyId));
        Assert.Equal(3, service.Log.Malformed.Count);
        service = Answering("""[{"id":"a","name":"x"},null,{"id":7}]""");
        Assert.Equal(["a"], (await new AccountsClient(service.Sender).ListAccountsAsync(Stop)).Select(one => one.Id));
        Assert.Equal(2, service.Log.Malformed.Count);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"type":"t","targets":[null]}""")]
    [InlineData("""{"type":"t","filter":"x"}""")]
    public async Task A_malformed_trigger_is_reported_and_blocks_replacement(string malformed)
    {
        string answer = $$"""{"triggers":[{"type":"a","targets":[]},{{malformed}}]}""";
        Service service = Answering(answer);

        Assert.Equal(["a"], (await service.Cloud.Triggers.GetAsync("s", Stop)).Select(one => one.Type));
        AssertReported(service, "/triggers/s", malformed);
        Assert.Equal(
            CloudflareErrorKind.UnreadableAnswer,
            (await Assert.ThrowsAsync<CloudflareException>(() => Answering(answer).Cloud.Triggers.GetAllAsync("s", Stop))).Kind);
    }

    [Fact]
    public async Task A_page_of_malformed_items_does_not_end_the_list()
    {
        Service service = Service.InTurn(
            () => Json("""{"success":true,"result":[null,null],"result_info":{"cursor":7}}"""),
            () => Json("""{"success":true,"result":[{"id":"b"}],"result_info":{"cursor":null,"count":"many","page":-1}}"""));

        Assert.Equal(["b"], await All(service.Cloud.Instances.ListAsync("w", new InstanceFilter(), Stop), one => one.Id));
        Assert.Contains("cursor=7", service.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_items_in_a_creation_response_have_an_unknown_outcome()
    {
        Service service = Answering("""[{"id":"a"},null]""");

        CreatedBatch batch = await service.Cloud.Batches.CreateAsync("w", [new() { Id = "a" }, new() { Id = "b" }], Stop);

        Assert.True(batch.IsRepeated);
        Assert.True(batch.Created.Contains("a"));
    }

    [Fact]
    public async Task Malformed_items_in_a_deletion_response_have_an_unknown_outcome()
    {
        Service service = Answering("""{"deleted":[null,{"id":"a"},{"id":null}],"errors":[null,{"id":"b","code":1}]}""");

        DeletedBatch batch = await service.Cloud.Batches.DeleteAsync("w", ["a", "b", "c"], Stop);

        Assert.Equal(["a"], batch.Deleted);
        Assert.Equal(["b"], batch.Errors.Select(error => error.Id));
    }

    [Fact]
    public async Task A_malformed_single_instance_is_unreadable()
    {
        Service service = Answering("""{"status":"running","schedule":{"cron":"x","scheduledTime":1e18}}""");

        CloudflareException failure =
            await Assert.ThrowsAsync<CloudflareException>(() => service.Cloud.Instances.GetAsync("w", "i", true, Stop));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    [Theory]
    [InlineData("""{"success":true,"errors":[null],"result":{"status":"paused"}}""")]
    [InlineData("""{"success":true,"errors":[null,{"code":"x","message":5}],"result":{"status":"paused"}}""")]
    public async Task Malformed_errors_do_not_affect_a_successful_response(string body)
    {
        Service service = Service.InTurn(() => Json(body));

        Assert.Equal("paused", await service.Cloud.Instances.ChangeStatusAsync("w", "i", StatusChange.Pause, Stop));
    }

    [Theory]
    [InlineData("""{"success":false,"errors":[null]}""", null)]
    [InlineData("""{"success":false,"errors":[null,{"code":10400,"message":"gone\ud83d"}]}""", 10400)]
    [InlineData("""{"success":false,"errors":[{"code":1e300}]}""", 0)]
    public async Task Malformed_errors_do_not_hide_an_error_response(string body, int? code)
    {
        Service service = Service.InTurn(() => Json(body, HttpStatusCode.BadRequest));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Instances.ChangeStatusAsync("w", "i", StatusChange.Pause, Stop));

        Assert.Equal(code, failure.Code);
    }

    [Fact]
    public async Task Invalid_text_is_repaired_in_place()
    {
        byte[] body =
        [
            .. "{\"success\":true,\"result\":{\"status\":\"x\\ud83d\",\"params\":{\"k\\udc00\":\""u8, 0xC3, 0x28, 0xFF,
            .. "\"},\"error\":{\"name\":\"E"u8, 0xFF, .. "\",\"message\":\"cut \\ud83d\"}}}"u8,
        ];
        Service service = Service.InTurn(() => new HttpResponseMessage { Content = new ByteArrayContent(body) });

        WorkflowInstanceDetail instance = await service.Cloud.Instances.GetAsync("w", "i", true, Stop);

        Assert.Equal(("x\uFFFD", "E\uFFFD: cut \uFFFD"), (instance.Status, instance.Error!.ToString()));
        Assert.Equal(
            ("k\uFFFD", "\uFFFD(\uFFFD"),
            Assert.Single(((System.Management.Automation.PSObject)instance.Params!).Properties.Select(one => (one.Name, (string)one.Value))));
    }

    private static void AssertReported(Service service, string path, string malformed)
    {
        (CloudflareErrorKind kind, string? where, string item) = Assert.Single(service.Log.Malformed);
        Assert.Equal((CloudflareErrorKind.UnreadableAnswer, malformed), (kind, item));
        Assert.EndsWith(path, where, StringComparison.Ordinal);
    }

    private static async Task<string[]> All<T>(IAsyncEnumerable<T[]> pages, Func<T, string> key)
    {
        List<string> keys = [];
        await foreach (T[] page in pages)
        {
            keys.AddRange(page.Select(key));
        }

        return [.. keys];
    }

    private static Service Answering(string result) =>
        Service.Answering(_ => Json($$"""{"success":true,"errors":[],"messages":[null],"result":{{result}}}"""));

    private static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
