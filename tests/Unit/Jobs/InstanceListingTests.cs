using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class InstanceListingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Pages of instances by the minute of their creation, how many are wanted, which are given, and how many
    /// pages are asked for.</summary>
    [Theory]
    [InlineData("9 8|7 6|5", null, "9 8 7 6 5", 3)]
    [InlineData("9 8|7 6|5", 1, "9", 1)]
    [InlineData("9 8|7 6|5", 2, "9 8", 1)]
    [InlineData("9 8|7 6|5", 3, "9 8 7", 2)]
    [InlineData("9 8|7 6|5", 99, "9 8 7 6 5", 3)]
    [InlineData("9 9|9 8", 3, "9 9 9", 2)]
    [InlineData("", 3, "", 1)]
    [InlineData("5 6|7 9|8", 2, "9 8", 3)]
    [InlineData("9 8|7 9|5", 3, "9 8 9", 3)]
    [InlineData("5 6|7 9|8", null, "5 6 7 9 8", 3)]
    public async Task The_newest_are_returned_even_if_the_service_does_not_sort(
        string script, int? newest, string given, int requests)
    {
        string[] pages = script.Split('|');
        Service service = Service.InTurn([.. pages.Select((_, index) => Page(pages, index))]);

        List<WorkflowInstance> found = await InstanceListing
            .RunAsync(service.Cloud.Instances, "w", new InstanceQuery { Newest = newest }, service.Dependencies, Stop).ToItemsAsync();

        Assert.Equal(given, string.Join(' ', found.Select(instance => instance.Id)));
        Assert.Equal(requests, service.Requests.Count);
    }

    /// <summary>What the service sorts out, and how many it is asked for at once.</summary>
    [Theory]
    [InlineData("errored", null, null, "per_page=100&direction=desc&status=errored")]
    [InlineData("errored", 5, null, "per_page=5&direction=desc&status=errored")]
    [InlineData(null, 5, null, "per_page=5&direction=desc")]
    [InlineData(null, 500, null, "per_page=100&direction=desc")]
    [InlineData("errored running", 5, null, "per_page=100&direction=desc")]
    [InlineData(null, 5, "cron", "per_page=100&direction=desc")]
    public async Task The_cheapest_request_is_sent(string? statuses, int? newest, string? trigger, string query)
    {
        Service service = Service.InTurn(() => Answers.Result("[]"));
        InstanceQuery wanted = new()
        {
            Statuses = statuses?.Split(' '),
            Newest = newest,
            Triggers = trigger is null ? null : [trigger],
        };

        Assert.Empty(await InstanceListing.RunAsync(service.Cloud.Instances, "w", wanted, service.Dependencies, Stop).ToItemsAsync());

        Assert.EndsWith("/w/instances?" + query, Assert.Single(service.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_statuses_are_filtered_from_one_listing_and_counted_afterwards()
    {
        const string First =
            """[{"id":"a","status":"errored"},{"id":"b","status":"complete"},{"id":"c","status":"new"}]""";
        const string Second = """[{"id":"d","status":"running"},{"id":"e","status":"errored"}]""";
        Service service = Service.InTurn(
            () => Answers.Result(First, """{"cursor":"1"}"""),
            () => Answers.Result(Second, """{"cursor":"2"}"""));
        InstanceQuery query = new() { Statuses = ["errored", "running"], Newest = 2 };

        List<WorkflowInstance> found =
            await InstanceListing.RunAsync(service.Cloud.Instances, "w", query, service.Dependencies, Stop).ToItemsAsync();

        Assert.Equal(["a", "d"], found.Select(instance => instance.Id));
    }

    private static Func<HttpResponseMessage> Page(string[] pages, int index)
    {
        IEnumerable<string> items = pages[index].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(minute =>
            $$"""{"id":"{{minute}}","created_on":"2026-08-02T10:0{{minute}}:00.000Z"}""");
        string cursor = index < pages.Length - 1 ? $$"""{"cursor":"c{{index}}"}""" : "null";
        return () => Answers.Result($"[{string.Join(',', items)}]", cursor);
    }
}
