using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Seeding;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The other workflows of the incident have what health, comparison and graphs are to find.</summary>
public sealed class FindingsTests : AnalyticsTest
{
    [Fact]
    public async Task A_run_hangs_and_the_schedule_was_missed()
    {
        JsonNode workflow = await GetAsync($"{Workflows}/stock-sync");
        Assert.Equal(1, (int)workflow["instances"]!["running"]!);
        Assert.InRange(Instant(workflow["schedules"]![0]!["next_instance"]), s_start.AddHours(-6), s_start.AddHours(-4));
        JsonNode hanging = (await GetAsync($"{Workflows}/stock-sync/instances?status=running"))[0]!;
        JsonNode detail = await GetAsync(
            $"{Workflows}/stock-sync/instances/{Uri.EscapeDataString((string)hanging["id"]!)}");
        JsonNode step = Assert.Single(detail["steps"]!.AsArray())!;
        Assert.True(Instant(step["start"]) < s_start.AddHours(-5));
        Assert.Null(step["end"]);
    }

    [Fact]
    public async Task A_wait_is_beyond_80_percent_of_its_timeout()
    {
        JsonArray waiting = (await GetAsync($"{Workflows}/supplier-contract/instances?status=waiting")).AsArray();
        double[] shares = await Task.WhenAll(waiting.Select(async item =>
        {
            JsonNode detail = await GetAsync($"{Workflows}/supplier-contract/instances/{item!["id"]}");
            JsonNode wait = detail["steps"]![1]!;
            return (s_start - Instant(wait["start"])) / (Instant(wait["end"]) - Instant(wait["start"]));
        }));
        Assert.Equal([0.28, 0.9], shares.Order().Select(share => Math.Round(share, 2)));
    }

    [Fact]
    public async Task A_workflow_lost_its_script_and_its_failures_expire_within_a_day()
    {
        Assert.True((bool)(await GetAsync($"{Workflows}/gift-wrapping"))["script_deleted"]!);
        Assert.False((bool)(await GetAsync($"{Workflows}/returns"))["script_deleted"]!);
        string errored = $"{Workflows}/gift-wrapping/instances?status=errored";
        Assert.Equal(3, (await GetAsync(errored)).AsArray().Count);
        Time.Advance(TimeSpan.FromDays(1));
        Assert.Empty((await GetAsync(errored)).AsArray());
    }

    [Fact]
    public async Task A_restarted_and_an_old_instance_show_where_lists_and_analytics_differ()
    {
        JsonNode restarted = (await GetAsync($"{Workflows}/returns/instances/return-519"))!;
        Assert.Equal("complete", (string)restarted["status"]!);
        Assert.Equal(
            (1, 1),
            (await CountAsync("WORKFLOW_FAILURE", "instanceId: \"return-519\""),
                await CountAsync("WORKFLOW_SUCCESS", "instanceId: \"return-519\"")));

        string lastNight = s_start.AddHours(-12).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Assert.Empty((await GetAsync($"{Workflows}/supplier-contract/instances?status=errored&date_start={lastNight}")).AsArray());
        Assert.Equal(
            1, await CountAsync("WORKFLOW_FAILURE", $"workflowName: \"supplier-contract\", datetime_geq: \"{lastNight}\""));
    }

    [Fact]
    public async Task A_graph_has_a_promise_a_function_called_twice_a_switch_and_try_catch_finally()
    {
        string version = (string)(await GetAsync($"{Workflows}/returns/versions"))[0]!["id"]!;
        JsonNode graph = (await GetAsync($"{Workflows}/returns/versions/{version}/graph"))["graph"]!["workflow"]!;
        JsonArray nodes = graph["nodes"]!.AsArray();
        Assert.Equal(
            ["step_do", "step_do", "function_call", "switch", "try", "function_call"],
            nodes.Select(node => (string)node!["type"]!));
        Assert.Equal((1, 4), ((int)nodes[1]!["starts"]!, (int)nodes[1]!["resolves"]!));
        Assert.Equal("function_def", (string)graph["functions"]!["notify"]!["type"]!);
        Assert.Equal(3, nodes[3]!["branches"]!.AsArray().Count);
        Assert.NotNull(nodes[4]!["finally_block"]);

        // What ran is in the graph.
        string text = graph.ToJsonString();
        foreach (JsonNode? item in (await GetAsync($"{Workflows}/returns/instances?per_page=100")).AsArray())
        {
            JsonNode detail = await GetAsync($"{Workflows}/returns/instances/{item!["id"]}");
            Assert.All(detail["steps"]!.AsArray(), step => Assert.Contains(
                $"\"{((string)step!["name"]!)[..^2]}\"", text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_that_failed_last_night_is_fulfilled_after_a_restart()
    {
        string[] failed =
        [
            .. (await GetAsync($"{Workflows}/order-fulfilment/instances?status=errored&per_page=100")).AsArray()
                .Select(item => (string)item!["id"]!),
        ];
        Assert.Equal(46, failed.Length);
        foreach (string id in failed)
        {
            _ = await ResultAsync(
                HttpMethod.Patch, $"{Workflows}/order-fulfilment/instances/{id}/status", """{"status":"restart"}""");
        }

        Time.Advance(TimeSpan.FromSeconds(10));
        foreach (string id in failed)
        {
            Assert.Equal("complete", await StatusAsync("order-fulfilment", id));
        }
    }

    protected override void Seed() => DemoIncident.Add(Server.Account);

    private static DateTimeOffset Instant(JsonNode? text) =>
        DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture);
}
