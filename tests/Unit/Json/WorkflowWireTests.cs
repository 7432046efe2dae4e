using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The JSON of workflows, from the cloud and from the local engine.</summary>
public sealed class WorkflowWireTests
{
    private const string Cloud = """
        {"id":"0b1c2d3e-4f50-4617-8899-aabbccddeeff","name":"my-workflow","script_name":"my-worker",
         "class_name":"MyWorkflow","created_on":"2026-08-01T10:00:00.000Z","modified_on":"2026-08-02T10:00:00.000Z",
         "triggered_on":null,"script_deleted":false,
         "instances":{"queued":1,"running":2,"paused":3,"errored":4,"terminated":5,"complete":40,"waitingForPause":7,
                      "waiting":8,"rollingBack":9,"newer":1},
         "schedules":[{"cron":"0 9 * * *","next_instance":"2026-08-03T09:00:00.000Z"},{"cron":"0 0 1 1 *"},
                      {"cron":"0 * * * *","next_instance":"2026-08-02T11:00:00.000Z"}]}
        """;

    [Fact]
    public void A_cloud_workflow_is_read_completely()
    {
        Workflow workflow = Read(Cloud);

        Assert.Equal(("my-workflow", "my-workflow", Service.Account),
            (workflow.Name, workflow.WorkflowName, workflow.AccountId));
        Assert.Equal("0b1c2d3e-4f50-4617-8899-aabbccddeeff", workflow.WorkflowId);
        Assert.Equal(("my-worker", "MyWorkflow"), (workflow.ScriptName, workflow.ClassName));
        Assert.Equal([1, 2, 3, 4, 5, 40, 7, 8, 9], Counts(workflow));
        Assert.Equal(SimulatedTime.s_start.AddDays(-1).LocalDateTime, workflow.CreatedOn);
        Assert.Equal(SimulatedTime.s_start.LocalDateTime, workflow.ModifiedOn);
        Assert.Null(workflow.LastTriggered);
        Assert.Equal(SimulatedTime.s_start.AddHours(1).LocalDateTime, workflow.NextRun);
        Assert.Equal(["0 9 * * *", "0 0 1 1 *", "0 * * * *"], workflow.Schedules.Select(schedule => schedule.Cron));
        Assert.Equal("my-workflow", workflow.ToString());
    }

    [Theory]
    [InlineData("""{"name":"w"}""", null)]
    [InlineData("""{"name":"w","instances":null,"schedules":null}""", null)]
    [InlineData("""{"name":"w","instances":{}}""", 0)]
    [InlineData("""{"name":"w","instances":{"queued":null}}""", 0)]
    public void Missing_values_are_null_and_missing_counts_are_zero(string json, int? count)
    {
        Workflow workflow = Read(json);

        Assert.All(Counts(workflow), found => Assert.Equal(count, found));
        Assert.Null(workflow.NextRun);
        Assert.Null(workflow.WorkflowId);
        Assert.Empty(workflow.Schedules);
    }

    [Fact]
    public void A_local_workflow_has_neither_id_nor_dates()
    {
        Workflow workflow = Read("""
            {"name":"flaky","class_name":"FlakyWorkflow","script_name":"wf-app","instances":{"complete":1,"errored":0,
             "paused":0,"queued":0,"running":2,"terminated":0,"waiting":0,"waitingForPause":0}}
            """);

        Assert.Equal((1, 2, 0), (workflow.Complete, workflow.Running, workflow.RollingBack));
        Assert.Equal((null, null, null), (workflow.WorkflowId, workflow.CreatedOn, workflow.LastTriggered));
    }

    private static int?[] Counts(Workflow workflow) =>
    [
        workflow.Queued, workflow.Running, workflow.Paused, workflow.Errored, workflow.Terminated, workflow.Complete,
        workflow.WaitingForPause, workflow.Waiting, workflow.RollingBack,
    ];

    private static Workflow Read(string json) => JsonSerializer.Deserialize(
        $$"""{"result":{{json}} }""", ApiJsonContext.Default.EnvelopeWorkflowWire)!.Result!.ToModel(Service.Account);
}
