using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Listings are exact: no duplicates, nothing missing, in order.</summary>
public sealed class PagingTests : SandboxTest
{
    private string Instances => $"{Workflows}/w/instances";

    [Theory]
    [InlineData("asc", 1)]
    [InlineData("asc", 7)]
    [InlineData("desc", 7)]
    [InlineData("desc", 100)]
    public async Task A_listing_is_exact_although_many_were_created_at_once(string direction, int perPage)
    {
        // Fifty instances with five creation times, so most pages end between equal ones.
        Add(50, number => s_start.AddSeconds(-100 + number / 10));
        List<string> ids = await WalkAsync($"{Instances}?per_page={perPage}&direction={direction}");
        IEnumerable<string> expected = Enumerable.Range(0, 50).Select(Id);
        Assert.Equal(direction == "asc" ? expected : expected.Reverse(), ids);
    }

    [Fact]
    public async Task The_default_is_newest_first_and_50_per_page()
    {
        Add(60, number => s_start.AddSeconds(-100 + number));
        JsonNode envelope = await EnvelopeAsync(HttpMethod.Get, Instances);
        Assert.Equal(50, envelope["result"]!.AsArray().Count);
        Assert.Equal(Id(59), (string)envelope["result"]![0]!["id"]!);
    }

    [Fact]
    public async Task Concurrent_creations_and_deletions_neither_duplicate_nor_hide_others()
    {
        Add(30, number => s_start.AddSeconds(-100 + number));
        List<string> ids = await WalkAsync($"{Instances}?per_page=5", page =>
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = $"new-{page}" });
            _ = Server.Account.AddInstance(
                "w", new InstanceSetup { Id = $"old-{page}", CreatedOn = s_start.AddSeconds(-100 + 27) });
        });
        Assert.Equal(Enumerable.Range(0, 30).Select(Id).Reverse(), ids);
    }

    [Fact]
    public async Task A_status_filter_sees_changes_during_the_listing()
    {
        StepScript script = new StepScriptBuilder().Do("work", 100).Build();
        Add(20, number => s_start.AddSeconds(-50 + number), script);
        // The two oldest end after the first page, before the listing reaches them.
        List<string> running = await WalkAsync(
            $"{Instances}?per_page=4&status=running",
            page => Time.Advance(TimeSpan.FromSeconds(page == 1 ? 52 : 0)));
        Assert.Equal(Enumerable.Range(2, 18).Select(Id).Reverse(), running);
    }

    [Fact]
    public async Task Dates_are_inclusive_at_both_ends()
    {
        Add(10, number => s_start.AddMilliseconds(-1000 + number));
        List<string> ids = await WalkAsync(
            $"{Instances}?per_page=2&direction=asc&date_start=2026-11-02T07:59:59.002Z"
            + "&date_end=2026-11-02T07:59:59.005Z");
        Assert.Equal(Enumerable.Range(2, 4).Select(Id), ids);
    }

    [Fact]
    public async Task Numbered_pages_still_work()
    {
        Add(25, number => s_start.AddSeconds(-100 + number));
        JsonNode envelope = await EnvelopeAsync(HttpMethod.Get, $"{Instances}?page=3&per_page=10");
        Assert.Equal(5, envelope["result"]!.AsArray().Count);
        Assert.Equal((3, 3, 25), (
            (int)envelope["result_info"]!["page"]!,
            (int)envelope["result_info"]!["total_pages"]!,
            (int)envelope["result_info"]!["total_count"]!));
        Assert.Null(envelope["result_info"]!["cursor"]);
    }

    [Theory]
    [InlineData("per_page=0")]
    [InlineData("per_page=101")]
    [InlineData("per_page=ten")]
    [InlineData("direction=up")]
    [InlineData("status=asleep")]
    [InlineData("cursor=abc")]
    [InlineData("date_start=yesterday")]
    [InlineData("date_start=2026-11-02T07:59:59%2B01:00")]
    [InlineData("date_start=2026-11-03T00:00:00Z&date_end=2026-11-02T00:00:00Z")]
    public async Task A_query_that_breaks_a_rule_is_refused(string query)
    {
        Add(1, _ => s_start);
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Instances}?{query}"));
    }

    [Fact]
    public async Task A_cursor_excludes_a_page_and_the_other_direction()
    {
        Add(3, _ => s_start);
        JsonNode first = await EnvelopeAsync(HttpMethod.Get, $"{Instances}?per_page=1&direction=desc");
        string cursor = (string)first["result_info"]!["cursor"]!;
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Instances}?cursor={cursor}&page=1"));
        Assert.Equal((400, 10002), await RefusalAsync(HttpMethod.Get, $"{Instances}?cursor={cursor}&direction=asc"));
    }

    [Fact]
    public async Task A_listing_of_100000_is_complete()
    {
        Server.Limits.EnforceRequestLimit = false;
        Add(100_000, number => s_start.AddSeconds(-90_000 + number / 7));
        List<string> ids = await WalkAsync($"{Instances}?per_page=100&direction=asc");
        Assert.Equal(Enumerable.Range(0, 100_000).Select(Id), ids);
    }

    [Fact]
    public async Task Workflows_are_listed_10_per_page_and_searchable()
    {
        foreach (int number in Enumerable.Range(0, 23))
        {
            _ = Server.Account.AddWorkflow($"flow-{number:d2}{(number % 2 == 0 ? "-even" : "")}");
        }

        JsonNode envelope = await EnvelopeAsync(HttpMethod.Get, $"{Workflows}?page=3");
        Assert.Equal((3, 23), (envelope["result"]!.AsArray().Count, (int)envelope["result_info"]!["total_count"]!));
        JsonNode found = await GetAsync($"{Workflows}?search=even&per_page=100");
        Assert.Equal(12, found.AsArray().Count);
    }

    private static string Id(int number) => $"i-{number:d6}";

    private void Add(int count, Func<int, DateTimeOffset> createdOn, StepScript? script = null)
    {
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script ?? StepScript.Default });
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, count).Select(number => new InstanceSetup
        {
            Id = Id(number),
            CreatedOn = createdOn(number),
        }));
    }
}
