using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The shapes of queries and responses of the GraphQL API.</summary>
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
        JsonArray rows = await RowsAsync("workflowName: \"w\"", order: "orderBy: [eventType_ASC]");
        Assert.Equal(
            [
                "ATTEMPT_FAILURE 2", "ATTEMPT_START 4", "ATTEMPT_SUCCESS 2", "SLEEP_COMPLETE 1", "SLEEP_START 1",
                "STEP_START 2", "STEP_SUCCESS 2", "WORKFLOW_QUEUED 1", "WORKFLOW_START 1", "WORKFLOW_SUCCESS 1",
            ],
            rows.Select(row => $"{row!["dimensions"]!["eventType"]} {row["count"]}"));
    }

    [Fact]
    public async Task What_ended_has_its_time_in_milliseconds_its_retries_and_steps()
    {
        const string Figures = "sum { wallTime cpuTime retryCount stepCount allStepCount } avg { sampleInterval }";
        JsonArray steps = await RowsAsync("eventType: \"STEP_SUCCESS\", stepName: \"charge card-1\"", Figures);
        JsonArray runs = await RowsAsync("eventType: \"WORKFLOW_SUCCESS\", workflowName: \"w\"", Figures);
        Assert.Equal(
            """[{"sum":{"wallTime":7000,"cpuTime":0,"retryCount":2,"stepCount":0,"allStepCount":0},"avg":{"sampleInterval":1}}]""",
            steps.ToJsonString());
        Assert.Equal(
            """[{"sum":{"wallTime":12300,"cpuTime":0,"retryCount":0,"stepCount":2,"allStepCount":3},"avg":{"sampleInterval":1}}]""",
            runs.ToJsonString());
    }

    [Fact]
    public async Task All_dimensions_can_be_selected()
    {
        JsonArray rows = await RowsAsync(
            "eventType: \"STEP_SUCCESS\", workflowName: \"w\"",
            """
            dimensions {
              workflowName instanceId stepName eventType stepCount date
              datetime datetimeMinute datetimeFiveMinutes datetimeFifteenMinutes datetimeHour
            }
            """,
            "orderBy: [datetime_DESC]");
        Assert.Equal(
            """
            {"workflowName":"w","instanceId":"i","stepName":"charge card-1","eventType":"STEP_SUCCESS","stepCount":0,"date":"2026-11-02","datetime":"2026-11-02T06:43:07Z","datetimeMinute":"2026-11-02T06:43:00Z","datetimeFiveMinutes":"2026-11-02T06:40:00Z","datetimeFifteenMinutes":"2026-11-02T06:30:00Z","datetimeHour":"2026-11-02T06:00:00Z"}
            """,
            rows[0]!["dimensions"]!.ToJsonString());
    }

    [Theory]
    [InlineData("string!", "Time!")]
    [InlineData("String!", "DateTime!")]
    public async Task Variables_have_the_documented_types_or_the_usual_ones(string text, string time)
    {
        JsonNode answer = await SendAsync(
            $$"""
            query ($tag: {{text}}, $start: {{time}}, $filter: AccountWorkflowsAdaptiveGroupsFilter_InputObject) {
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
        Assert.Equal(24, (long)account["a"]![0]!["count"]!);
        Assert.Equal("""[{"count":1,"avg":{"sampleInterval":1}}]""", account["b"]!.ToJsonString());
    }

    [Theory]
    [InlineData("workflowName: \"w\"", 17)]
    [InlineData("workflowName_neq: \"w\"", 7)]
    [InlineData("workflowName_in: [\"w\", \"x\"]", 17)]
    [InlineData("workflowName_notin: [\"w\"]", 7)]
    [InlineData("workflowName_like: \"o%r\"", 7)]
    [InlineData("eventType_notlike: \"WORKFLOW%\"", 18)]
    [InlineData("instanceId: \"i\", stepName: \"rest-1\"", 2)]
    [InlineData("instanceId: \"i\", stepName: \"\"", 3)]
    [InlineData("eventType_in: [\"WORKFLOW_START\", \"STEP_START\"]", 5)]
    [InlineData("datetime_geq: \"2026-11-02T07:00:00Z\"", 7)]
    [InlineData("datetime_lt: \"2026-11-02T07:00:00Z\"", 17)]
    [InlineData("datetimeHour: \"2026-11-02T06:00:00Z\"", 17)]
    [InlineData("datetimeHour_gt: \"2026-11-02T06:00:00Z\"", 7)]
    [InlineData("date: \"2026-11-02\"", 24)]
    [InlineData("date_leq: \"2026-11-01\"", 0)]
    [InlineData("stepCount_geq: 1", 2)]
    [InlineData("AND: [{ workflowName: \"w\" }, { eventType: \"STEP_START\" }]", 2)]
    [InlineData("OR: [{ workflowName: \"w\", eventType: \"STEP_START\" }, { workflowName: \"other\" }]", 9)]
    public async Task Filters_select_events(string filter, long expected)
    {
        JsonArray rows = await RowsAsync(filter, "count");
        Assert.Equal(expected, rows.Sum(row => (long)row!["count"]!));
    }

    [Theory]
    [InlineData("count_DESC, eventType_ASC", "ATTEMPT_START ATTEMPT_FAILURE ATTEMPT_SUCCESS")]
    [InlineData("sum_wallTime_DESC", "WORKFLOW_SUCCESS STEP_SUCCESS SLEEP_COMPLETE")]
    [InlineData("eventType_DESC", "WORKFLOW_SUCCESS WORKFLOW_START WORKFLOW_QUEUED")]
    // Not selected.
    [InlineData("datetime_DESC, eventType_DESC", "WORKFLOW_SUCCESS SLEEP_COMPLETE SLEEP_START")]
    [InlineData("datetimeHour_ASC, eventType_ASC", "ATTEMPT_FAILURE ATTEMPT_START ATTEMPT_SUCCESS")]
    public async Task Rows_are_sorted_and_cut(string order, string expected)
    {
        JsonNode account = await NodesAsync($$"""
            workflowsAdaptiveGroups(limit: 3, filter: { workflowName: "w" }, orderBy: [{{order}}]) { dimensions { eventType } }
            """);
        Assert.Equal(
            expected,
            string.Join(' ', account["workflowsAdaptiveGroups"]!.AsArray().Select(row => (string)row!["dimensions"]!["eventType"]!)));
    }

    [Fact]
    public async Task Single_events_are_rows_of_the_raw_dataset()
    {
        JsonNode account = await NodesAsync("""
            workflowsAdaptive(limit: 100, filter: { instanceId: "i" }, orderBy: [datetime_ASC]) {
              datetime eventType workflowName instanceId stepCount wallTime
            }
            """);
        JsonArray rows = account["workflowsAdaptive"]!.AsArray();
        Assert.Equal(17, rows.Count);
        Assert.Equal(
            """{"datetime":"2026-11-02T06:43:12Z","eventType":"WORKFLOW_SUCCESS","workflowName":"w","instanceId":"i","stepCount":2,"wallTime":12300}""",
            rows[^1]!.ToJsonString());
    }

    [Fact]
    public async Task Settings_tell_what_may_be_asked()
    {
        Server.Analytics.MaxDuration = TimeSpan.FromDays(1);
        Server.Analytics.RefusedFields = ["cpuTime"];
        JsonNode settings = (await NodesAsync("""
            settings { workflowsAdaptiveGroups {
              enabled maxDuration maxPageSize notOlderThan maxNumberOfFields availableFields
            } }
            """))["settings"]!["workflowsAdaptiveGroups"]!;
        string[] fields = [.. settings["availableFields"]!.AsArray().Select(field => (string)field!)];
        Assert.Equal(
            (true, 86_400, 10_000, 2_678_400, 30),
            ((bool)settings["enabled"]!, (int)settings["maxDuration"]!, (int)settings["maxPageSize"]!,
                (int)settings["notOlderThan"]!, (int)settings["maxNumberOfFields"]!));
        Assert.Contains("sum_wallTime", fields);
        Assert.Contains("dimensions_datetimeHour", fields);
        Assert.DoesNotContain("sum_cpuTime", fields);
        Assert.Equal(0, Server.Analytics.NodeCount);
    }

    [Fact]
    public async Task Fragments_and_aliases_are_followed()
    {
        JsonNode answer = await SendAsync(
            Query("""late: workflowsAdaptiveGroups(limit: 9, filter: { eventType: "STEP_START" }) { ...row n: count }""")
            + " fragment row on AccountWorkflowsAdaptiveGroups { ... { d: dimensions { hour: datetimeHour } } }");
        Assert.Equal(
            """[{"d":{"hour":"2026-11-02T07:00:00Z"},"n":1},{"d":{"hour":"2026-11-02T06:00:00Z"},"n":2}]""",
            answer["data"]!["viewer"]!["accounts"]![0]!["late"]!.ToJsonString());
    }

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("other");
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = s_script, QueueTime = TimeSpan.Zero });
        _ = Server.Account.AddInstance("other", new InstanceSetup { Id = "j", CreatedOn = s_start.AddMinutes(-30) });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddMinutes(-77) });
    }
}
