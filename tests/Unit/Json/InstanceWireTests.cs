using System;
using System.Linq;
using System.Management.Automation;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The JSON of an instance, from the cloud and from the local engine.</summary>
public sealed class InstanceWireTests
{
    private const string Cloud = """
        {"status":"complete","params":{"userId":"123"},"trigger":{"source":"api"},
         "versionId":"11111111-2222-4333-8444-555555555555",
         "queued":"2026-08-02T10:00:00.000Z","start":"2026-08-02T10:00:01.000Z","end":"2026-08-02T11:00:09.000Z",
         "success":true,"error":null,"output":"{\"ok\":true}","rollback":null,
         "schedule":{"cron":"0 * * * *","scheduledTime":1785664800000},"step_count":5,
         "steps":[{"type":"step","name":"fetch-data-1"},{"type":"termination","trigger":{"source":"api"}}]}
        """;

    [Fact]
    public void A_cloud_instance_is_read_completely()
    {
        WorkflowInstanceDetail instance = Read(Cloud);

        Assert.Equal(("i-1", "w", Service.Account), (instance.Id, instance.WorkflowName, instance.AccountId));
        Assert.Equal(("complete", "api"), (instance.Status, instance.Trigger));
        Assert.Equal("11111111-2222-4333-8444-555555555555", instance.VersionId);
        Assert.Equal(SimulatedTime.s_start.LocalDateTime, instance.CreatedOn);
        Assert.Equal(new TimeSpan(1, 0, 8), instance.Duration);
        Assert.Equal(("0 * * * *", SimulatedTime.s_start.LocalDateTime), (instance.Cron, instance.ScheduledOn));
        Assert.Equal("123", ((PSObject)instance.Params!).Properties["userId"].Value);
        Assert.Equal(true, ((PSObject)instance.Output!).Properties["ok"].Value);
        Assert.Null(instance.Error);
        Assert.Null(instance.Rollback);
        Assert.Equal(5, instance.StepCount);
        Assert.Equal(["fetch-data-1", "termination"], instance.Steps.Select(step => step.Name));
        Assert.All(instance.Steps, step =>
            Assert.Equal(("i-1", "w", Service.Account), (step.InstanceId, step.WorkflowName, step.AccountId)));
    }

    [Fact]
    public void A_wait_that_was_stopped_ended_with_its_instance()
    {
        WorkflowStep wait = Assert.Single(Read("""
            {"status":"terminated","start":"2026-08-02T10:00:00Z","end":"2026-08-02T11:00:00Z",
             "steps":[{"type":"waitForEvent","name":"approval-1","start":"2026-08-02T10:30:00Z","end":"2026-08-05T10:30:00Z","finished":false}]}
            """).Steps);

        Assert.Equal("terminated", wait.Status);
        Assert.Equal(TimeSpan.FromMinutes(30), wait.Duration);
        Assert.Equal(new DateTime(2026, 8, 2, 11, 0, 0, DateTimeKind.Utc), wait.EndedOn?.ToUniversalTime());
    }

    [Fact]
    public void A_local_instance_has_a_native_output_and_no_version()
    {
        // Recorded: local-api.md, request 113.
        WorkflowInstanceDetail instance = Read("""
            {"status":"errored","params":{"fail":true},"queued":"2026-11-22T13:23:47.511Z",
             "start":"2026-11-22T13:23:47.511Z","end":"2026-11-22T13:23:47.852Z","output":null,
             "error":{"name":"WorkflowFatalError","message":"A step threw"},
             "steps":[{"name":"reserve-1","start":"2026-11-22T13:23:47.519Z","end":"2026-11-22T13:23:47.523Z",
               "success":true,"type":"step","output":{"reserved":true},
               "config":{"retries":{"limit":5,"backoff":"exponential","delay":1000},"timeout":"10 minutes"},
               "attempts":[{"start":"2026-11-22T13:23:47.519Z","end":"2026-11-22T13:23:47.523Z","success":true,
                            "error":null}]}],"step_count":1}
            """, OutputEncoding.Native);

        Assert.Equal(("errored", "WorkflowFatalError: A step threw"), (instance.Status, instance.Error?.ToString()));
        Assert.Equal((null, null, null), (instance.Trigger, instance.VersionId, instance.Output));
        Assert.Equal(true, ((PSObject)instance.Steps[0].Output!).Properties["reserved"].Value);
        Assert.Equal(TimeSpan.FromMilliseconds(341), instance.Duration);
    }

    [Theory]
    [InlineData("{}", "unknown", null)]
    [InlineData("""{"status":"dreaming","steps":null,"step_count":7}""", "dreaming", 7)]
    [InlineData("""{"status":"running","steps":[{"type":"sleep"},{"type":"new","newer":{}}]}""", "running", 2)]
    [InlineData("""{"status":null,"trigger":null,"schedule":null,"output":12}""", "unknown", null)]
    public void Missing_and_unknown_properties_are_accepted(string json, string status, int? steps)
    {
        WorkflowInstanceDetail instance = Read(json);

        Assert.Equal((status, steps), (instance.Status, instance.StepCount));
        Assert.Equal((null, null), (instance.CreatedOn, instance.Duration));
    }

    [Fact]
    public void The_rollback_outcome_is_kept()
    {
        WorkflowRollback rollback = Read(
            """{"rollback":{"outcome":"failed","error":{"name":"Error","message":"no"}}}""").Rollback!;

        Assert.Equal(("failed", "Error: no"), (rollback.ToString(), rollback.Error!.ToString()));
    }

    [Fact]
    public void A_listed_instance_has_no_workflow_name()
    {
        WorkflowInstance instance = JsonSerializer.Deserialize("""
            {"result":{"id":"order-42","status":"running","created_on":"2026-08-02T10:00:00.000Z",
             "modified_on":"2026-08-02T10:00:05.000Z","started_on":"2026-08-02T10:00:01.000Z","ended_on":null,
             "version_id":"v","workflow_id":"w","trigger_source":"cron","account_id":"evil","workflow_name":"evil"}}
            """, ApiJsonContext.Default.EnvelopeWorkflowInstance)!.Result!;

        Assert.Equal(("order-42", "running", "cron", "v"),
            (instance.Id, instance.Status, instance.Trigger, instance.VersionId));
        Assert.Equal(SimulatedTime.s_start.AddSeconds(5).LocalDateTime, instance.ModifiedOn);
        Assert.Equal(("", null, null), (instance.WorkflowName, instance.AccountId, instance.Duration));
    }

    [Fact]
    public void The_full_object_converts_to_a_listed_instance()
    {
        WorkflowInstance listed = Read(Cloud).ToListed();

        Assert.Equal(typeof(WorkflowInstance), listed.GetType());
        Assert.Equal(("i-1", "complete", "w"), (listed.Id, listed.Status, listed.WorkflowName));
    }

    /// <summary>The end of an instance, and the bars of its two steps: the first took six seconds, the second is
    /// open.</summary>
    [Theory]
    [InlineData("\"2026-08-02T10:00:12Z\"", "██████", "      ██████")]
    [InlineData("null", "████████████", "           █")]
    public void The_bars_of_the_steps_reach_to_the_end_of_the_instance(string end, string first, string second)
    {
        WorkflowInstanceDetail instance = Read($$"""
            {"status":"errored","end":{{end}},"steps":[
              {"name":"a-1","start":"2026-08-02T10:00:00Z","end":"2026-08-02T10:00:06Z"},
              {"name":"b-1","start":"2026-08-02T10:00:06Z"},
              {"name":"c-1"}]}
            """);

        Assert.Equal([first, second, null], instance.Steps.Select(step => step.Timeline));
    }

    private static WorkflowInstanceDetail Read(string json, OutputEncoding? form = null) => JsonSerializer
        .Deserialize($$"""{"result":{{json}} }""", ApiJsonContext.Default.EnvelopeInstanceWire)!
        .Result!.ToModel(new InstanceKey(Service.Account, "w", "i-1"), form ?? OutputEncoding.JsonString);
}
