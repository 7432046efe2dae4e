using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The sums of analytics are those over the details of the instances, for random instances.</summary>
public sealed class AnalyticsAgreementTests : AnalyticsTest
{
    private const string Sums = "count sum { wallTime retryCount stepCount } dimensions { eventType }";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Counts_and_sums_are_those_of_the_instances(int seed)
    {
        Random random = new(seed);
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { CreatedOn = s_start.AddDays(-20) });
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 60).Select(number => Instance(number, random)));

        // The clock moves on, so that some instances are read in different states.
        for (int round = 0; round < 4; round++)
        {
            Dictionary<string, long> expected = await ExpectedAsync();
            Dictionary<string, long> found = [];
            foreach (JsonNode? row in await RowsAsync("eventType_notlike: \"ATTEMPT%\"", Sums))
            {
                string type = (string)row!["dimensions"]!["eventType"]!;
                found[type] = (long)row["count"]!;
                found[$"{type} time"] = (long)row["sum"]!["wallTime"]!;
                found[$"{type} retries"] = (long)row["sum"]!["retryCount"]!;
            }

            Assert.Equal(
                expected.Where(item => item.Value > 0).OrderBy(item => item.Key),
                found.Where(item => item.Value > 0).OrderBy(item => item.Key));
            Time.Advance(TimeSpan.FromSeconds(random.Next(1, 4000)));
        }
    }

    [Fact]
    public async Task Intervals_and_instances_add_up_to_the_whole()
    {
        Random random = new(6);
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { CreatedOn = s_start.AddDays(-20) });
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 200).Select(number => Instance(number, random)));
        long whole = (await RowsAsync("", "count")).Sum(row => (long)row!["count"]!);
        foreach (string dimension in new[] { "date", "datetimeHour", "datetimeFifteenMinutes", "datetimeMinute", "datetime", "instanceId", "stepName" })
        {
            JsonArray rows = await RowsAsync("", $"count dimensions {{ {dimension} }}");
            Assert.Equal(whole, rows.Sum(row => (long)row!["count"]!));
            Assert.Equal(rows.Count, rows.Select(row => (string)row!["dimensions"]![dimension]!).Distinct().Count());
        }

        long parts = 0;
        for (DateTimeOffset from = s_start.AddHours(-4); from < s_start.AddHours(1); from = from.AddMinutes(30))
        {
            parts += (await RowsAsync(
                string.Create(CultureInfo.InvariantCulture, $"datetime_geq: \"{from:O}\", datetime_lt: \"{from.AddMinutes(30):O}\""),
                "count")).Sum(row => (long)row!["count"]!);
        }

        Assert.Equal(whole, parts);
    }

    private static InstanceSetup Instance(int number, Random random)
    {
        StepScriptBuilder script = new();
        for (int step = random.Next(1, 5); step > 0; step--)
        {
            _ = random.Next(4) switch
            {
                0 => script.Sleep("sleep", TimeSpan.FromMilliseconds(random.Next(1, 2_000_000))),
                1 => script.WaitForEvent("wait", "go", TimeSpan.FromMilliseconds(random.Next(1, 2_000_000))),
                _ => script.Do(new DoStep("do")
                {
                    Duration = TimeSpan.FromMilliseconds(random.Next(1, 200_000)),
                    Failures = random.Next(4) == 0 ? random.Next(1, 9) : 0,
                    IsCaught = random.Next(2) == 0,
                    Retries = new RetryConfig(random.Next(3), TimeSpan.FromMilliseconds(random.Next(9000)), Backoff.Linear),
                }),
            };
        }

        DateTimeOffset created = s_start.AddMilliseconds(-random.Next(3 * 3_600_000));
        List<HistoryEntry> history = [];
        for (int entry = random.Next(3); entry > 0; entry--)
        {
            DateTimeOffset at = created.AddMilliseconds(random.Next((int)(s_start - created).TotalMilliseconds + 1));
            history.Add(random.Next(4) switch
            {
                0 => new HistoryEntry.Terminated(at),
                1 => new HistoryEntry.Paused(at),
                2 => new HistoryEntry.Resumed(at),
                _ => new HistoryEntry.EventSent(at, "go"),
            });
        }

        return new InstanceSetup { Id = $"i{number}", CreatedOn = created, Script = script.Build(), History = history };
    }

    private static DateTimeOffset? Instant(JsonNode? text) =>
        text is null ? null : DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);

    private static long Milliseconds(JsonNode? start, JsonNode? end) =>
        (long)((Instant(end) - (Instant(start) ?? Instant(end)))!.Value.TotalMilliseconds);

    private async Task<Dictionary<string, long>> ExpectedAsync()
    {
        Dictionary<string, long> sums = [];
        foreach (string id in await WalkAsync($"{Workflows}/w/instances?per_page=100"))
        {
            JsonNode detail = await GetAsync($"{Workflows}/w/instances/{id}");
            Add("WORKFLOW_QUEUED");
            if (detail["start"] is not null)
            {
                Add("WORKFLOW_START");
            }

            if (detail["end"] is not null)
            {
                Add(
                    (string)detail["status"]! switch
                    {
                        "complete" => "WORKFLOW_SUCCESS",
                        "errored" => "WORKFLOW_FAILURE",
                        _ => "WORKFLOW_TERMINATED",
                    },
                    Milliseconds(detail["start"], detail["end"]));
            }

            foreach (JsonNode? step in detail["steps"]!.AsArray())
            {
                AddStep(step!);
            }
        }

        return sums;

        void AddStep(JsonNode step)
        {
            string type = (string)step["type"]!;
            if (type == "termination")
            {
                return;
            }

            bool isWork = type == "step";
            bool isSleep = type == "sleep";
            Add(isWork ? "STEP_START" : isSleep ? "SLEEP_START" : "WAIT_START");
            bool hasEnded = isWork ? step["end"] is not null : (bool)step["finished"]!;
            if (!hasEnded)
            {
                return;
            }

            bool isGood = isWork ? (bool)step["success"]! : step["error"] is null;
            string ended = isWork ? (isGood ? "STEP_SUCCESS" : "STEP_FAILURE")
                : isSleep ? "SLEEP_COMPLETE"
                : isGood ? "WAIT_COMPLETE" : "WAIT_TIMED_OUT";
            Add(ended, Milliseconds(step["start"], step["end"]), isWork ? step["attempts"]!.AsArray().Count - 1 : 0);
        }

        void Add(string type, long time = 0, long retries = 0)
        {
            sums[type] = sums.GetValueOrDefault(type) + 1;
            sums[$"{type} time"] = sums.GetValueOrDefault($"{type} time") + time;
            sums[$"{type} retries"] = sums.GetValueOrDefault($"{type} retries") + retries;
        }
    }
}
