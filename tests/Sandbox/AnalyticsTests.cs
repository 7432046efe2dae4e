using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The shapes of queries and answers of the GraphQL API.</summary>
public sealed class AnalyticsTests : AnalyticsTest
{
    private static readonly StepScript s_script = new StepScriptBuilder()
        .Do("load", 0.3)
        .Do(new DoStep("charge card")
        {
            Failures = 2,
            Duration = TimeSpan.FromSeconds(1),
            Retries = new RetryConfig(5, TimeSpan.FromSeconds(2), Backoff.Constant),
        })
        .Sleep("rest", TimeSpan.FromSeconds(5))
        .Build();

    [Fact]
    public async Task Events_are_counted_by_type()
    {
        Add(s_start.AddHours(-1));
        JsonArray rows = await RowsAsync("", order: "orderBy: [eventType_ASC]");
        Assert.Equal(
            [
                "ATTEMPT_FAILURE 2", "ATTEMPT_START 4", "ATTEMPT_SUCCESS 2", "SLEEP_COMPLETE 1", "SLEEP_START 1",
                "STEP_START 2", "STEP_SUCCESS 2", "WORKFLOW_QUEUED 1", "WORKFLOW_START 1", "WORKFLOW_SUCCESS 1",
            ],
            rows.Select(row => $"{row!["dimensions"]!["eventType"]} {row["count"]}"));
    }

    [Fact]
    public async Task What_ended_has_its_time_in_milliseconds_and_its_retries()
    {
        Add(s_start.AddHours(-1));
        JsonNode row = Assert.Single(await RowsAsync("eventType: \"STEP_SUCCESS\", stepName: \"charge card-1\""))!;
        Assert.Equal((7000, 2), ((long)row["sum"]!["wallTime"]!, (long)row["sum"]!["retryCount"]!));
        JsonNode run = Assert.Single(await RowsAsync("eventType: \"WORKFLOW_SUCCESS\""))!;
        Assert.Equal(12_300, (long)run["sum"]!["wallTime"]!);
    }

    [Fact]
    public async Task Variables_have_the_documented_types()
    {
        Add(s_start.AddHours(-1));
        JsonNode answer = await SendAsync(
            """
            query ($tag: string!, $start: Time!, $filter: AccountWorkflowsAdaptiveGroupsFilter_InputObject) {
              viewer { accounts(filter: { accountTag: $tag }) {
                a: workflowsAdaptiveGroups(limit: 10, filter: { datetime_geq: $start }) { count }
                b: workflowsAdaptiveGroups(limit: 10, filter: $filter) { count avg { sampleInterval } }
              } }
            }
            """,
            new
            {
                tag = Server.AccountId,
                start = "2026-11-02T00:00:00Z",
                filter = new { workflowName_in = "w", OR = new { eventType = "WORKFLOW_START" } },
            });
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        JsonNode account = answer["data"]!["viewer"]!["accounts"]![0]!;
        Assert.Null(answer["errors"]);
        Assert.Equal(17, (long)account["a"]![0]!["count"]!);
        Assert.Equal("""[{"count":1,"avg":{"sampleInterval":1}}]""", account["b"]!.ToJsonString());
    }

    private Instance Add(DateTimeOffset created, params HistoryEntry[] history)
    {
        if (Server.Account.FindWorkflow("w") is null)
        {
            _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = s_script, CreatedOn = s_start.AddDays(-20) });
        }

        return Server.Account.AddInstance("w", new InstanceSetup { Id = $"i{created.Ticks}", CreatedOn = created, History = history });
    }
}
