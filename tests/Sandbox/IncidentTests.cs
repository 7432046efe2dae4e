using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Seeding;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The incident has the figures that the documentation of the commands shows.</summary>
public sealed class IncidentTests : AnalyticsTest
{
    private const string LastNight = "datetime_geq: \"2026-11-01T20:00:00Z\"";
    private const string WeekBefore = "datetime_lt: \"2026-11-01T20:00:00Z\"";
    private const string Orders = "workflowName: \"order-fulfilment\"";

    protected override void Seed() => DemoIncident.Add(Server.Account);

    [Fact]
    public async Task Last_night_40_of_300_runs_failed_instead_of_one_in_a_hundred()
    {
        Run[] runs = await RunsAsync();
        Run[] night = [.. runs.Where(run => run.EndedOn >= s_start.AddHours(-12))];
        Run[] before = [.. runs.Except(night)];
        Assert.Equal((300, 40), (night.Length, night.Count(run => run.IsErrored)));
        Assert.Equal((600, 6), (before.Length, before.Count(run => run.IsErrored)));
        Assert.Equal(2, night.Select(run => run.Version).Distinct().Count());
        Assert.Single(before.Select(run => run.Version).Distinct());
        Assert.Equal([5.2, 14.0], Quantiles(night.Select(run => run.Seconds)));
        Assert.Equal([5.1, 5.9], Quantiles(before.Select(run => run.Seconds)));
    }

    [Fact]
    public async Task Cards_were_declined_by_the_newer_version_for_two_and_a_half_hours()
    {
        List<JsonNode> declined = [];
        foreach (Run run in (await RunsAsync()).Where(run => run.IsErrored && run.EndedOn >= s_start.AddHours(-12)))
        {
            JsonNode detail = await GetAsync($"{Workflows}/order-fulfilment/instances/{run.Id}");
            if (((string)detail["error"]!["message"]!).StartsWith("card gateway answered 402 for order ", StringComparison.Ordinal))
            {
                declined.Add(detail);
            }
            else
            {
                Assert.Matches("^timeout after (20|15) minutes$", (string)detail["error"]!["message"]!);
            }
        }

        Assert.Equal(38, declined.Count);
        Assert.All(declined, detail => Assert.Equal("GatewayError", (string)detail["error"]!["name"]!));
        Assert.Equal(38, declined.Select(detail => (string)detail["error"]!["message"]!).Distinct().Count());
        Assert.Single(declined.Select(detail => (string)detail["versionId"]!).Distinct());
        Assert.Equal(114, declined.Sum(detail => detail["steps"]![2]!["attempts"]!.AsArray().Count - 1));
        TimeSpan lasted = declined.Max(detail => Instant(detail["end"])) - declined.Min(detail => Instant(detail["end"]));
        Assert.InRange(lasted.TotalMinutes, 140, 155);
    }

    [Fact]
    public async Task Analytics_show_the_slow_step_and_its_retries()
    {
        JsonArray night = await RowsAsync($$"""{{Orders}}, {{LastNight}}, stepName: "charge card-1", eventType_in: ["STEP_SUCCESS", "STEP_FAILURE"]""",
            "sum { wallTime retryCount } dimensions { instanceId eventType }");
        JsonArray before = await RowsAsync($$"""{{Orders}}, {{WeekBefore}}, stepName: "charge card-1", eventType_in: ["STEP_SUCCESS", "STEP_FAILURE"]""",
            "sum { wallTime retryCount } dimensions { instanceId eventType }");
        Assert.Equal(38, night.Count(row => (string)row!["dimensions"]!["eventType"]! == "STEP_FAILURE"));
        Assert.Equal(114, night.Sum(row => (long)row!["sum"]!["retryCount"]!));
        Assert.Equal([0.9, 8.7], Quantiles(night.Select(row => (long)row!["sum"]!["wallTime"]! / 1000.0)));
        Assert.Equal([0.9, 1.0], Quantiles(before.Select(row => (long)row!["sum"]!["wallTime"]! / 1000.0)));
    }

    private static double[] Quantiles(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return [Rank(sorted, 0.5), Rank(sorted, 0.95)];
    }

    private static double Rank(double[] sorted, double share) =>
        Math.Round(sorted[(int)Math.Ceiling(share * sorted.Length) - 1], 1);

    private static DateTimeOffset Instant(JsonNode? text) =>
        DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);

    private async Task<Run[]> RunsAsync()
    {
        List<Run> runs = [];
        string? cursor = "";
        while (cursor is not null)
        {
            JsonNode page = await EnvelopeAsync(
                HttpMethod.Get, $"{Workflows}/order-fulfilment/instances?per_page=100&cursor={cursor}");
            runs.AddRange(page["result"]!.AsArray().Select(item => new Run(
                (string)item!["id"]!,
                (string)item["version_id"]!,
                (string)item["status"]! == "errored",
                Instant(item["ended_on"]),
                (Instant(item["ended_on"]) - Instant(item["started_on"])).TotalSeconds)));
            cursor = (string?)page["result_info"]!["cursor"];
        }

        return [.. runs];
    }

    private sealed record Run(string Id, string Version, bool IsErrored, DateTimeOffset EndedOn, double Seconds);
}
