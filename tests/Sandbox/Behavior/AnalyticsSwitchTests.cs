using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Each question about analytics has a switch.</summary>
public sealed class AnalyticsSwitchTests : SwitchTest
{
    public static IReadOnlyList<string> Ids { get; } =
    [
        "analytics-delay-seconds", "wall-time-unit", "analytics-step-names-have-counter",
        "analytics-order-accepts-unselected", "analytics-has-more-sums",
    ];

    public static TheoryData<string, string> Answers => AnswersTo(Ids);

    [Theory]
    [MemberData(nameof(Answers))]
    public Task The_account_behaves_as_it_is_set(string id, string answer) => CheckAsync(id, answer, () => id switch
    {
        "analytics-delay-seconds" => AskDelayAsync(),
        "wall-time-unit" => AskUnitAsync(),
        "analytics-step-names-have-counter" => AskNameAsync(),
        "analytics-order-accepts-unselected" => AskOrderAsync(),
        _ => AskSumsAsync(),
    });

    [Fact]
    public void Each_question_has_a_test_of_its_switch() => Assert.Equal(
        ServiceQuestions.All.Select(question => question.Id).Order(),
        ListSwitchTests.Ids
            .Concat(InstanceSwitchTests.Ids)
            .Concat(BatchSwitchTests.Ids)
            .Concat(SubscriptionSwitchTests.Ids)
            .Concat(Ids)
            .Order());

    [Fact]
    public async Task Settings_have_the_fields_that_a_query_may_ask()
    {
        string query = Query("settings { workflowsAdaptiveGroups { availableFields } }");
        Server.Behavior = Server.Behavior with { AnalyticsHasMoreSums = false };
        JsonNode answer = await SendAsync(query);
        JsonArray fields = answer["data"]!["viewer"]!["accounts"]![0]!["settings"]!["workflowsAdaptiveGroups"]!["availableFields"]!
            .AsArray();
        Assert.Equal(["sum_wallTime"], fields.Select(field => (string)field!).Where(field => field.StartsWith("sum_", StringComparison.Ordinal)));
        Assert.Contains("dimensions_stepCount", fields.Select(field => (string)field!));
    }

    protected override void Seed() => Add(new StepScriptBuilder().Do("two seconds", 2).Build());

    private async Task<object> AskDelayAsync()
    {
        Time.Advance(TimeSpan.FromSeconds(3));
        int seconds = 0;
        while (await CountAsync("WORKFLOW_SUCCESS") == 0)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            seconds += 60;
        }

        return seconds;
    }

    private async Task<object> AskUnitAsync()
    {
        JsonNode row = await StepAsync("sum { wallTime }");
        return (long)row["sum"]!["wallTime"]! switch
        {
            2 => "seconds",
            2_000 => "milliseconds",
            2_000_000 => "microseconds",
            long other => other,
        };
    }

    private async Task<object> AskNameAsync() =>
        (string)(await StepAsync("dimensions { stepName }"))["dimensions"]!["stepName"]! == "two seconds-1";

    private async Task<object> AskOrderAsync() => await IsAnsweredAsync(
        "workflowsAdaptiveGroups(limit: 10, filter: {}, orderBy: [datetime_ASC]) { count dimensions { eventType } }");

    private async Task<object> AskSumsAsync()
    {
        List<bool> answers = [];
        foreach (string sum in new[] { "cpuTime", "retryCount", "stepCount", "allStepCount" })
        {
            answers.Add(await IsAnsweredAsync($"workflowsAdaptiveGroups(limit: 10, filter: {{}}) {{ sum {{ {sum} }} }}"));
        }

        Assert.True(await IsAnsweredAsync("workflowsAdaptiveGroups(limit: 10, filter: {}) { sum { wallTime } }"));
        return Assert.Single(answers.Distinct());
    }

    private async Task<bool> IsAnsweredAsync(string nodes) => (await SendAsync(Query(nodes)))["errors"] is null;

    private async Task<JsonNode> StepAsync(string selection)
    {
        Time.Advance(TimeSpan.FromSeconds(10));
        return Assert.Single(await RowsAsync("eventType: \"STEP_SUCCESS\"", selection))!;
    }
}
