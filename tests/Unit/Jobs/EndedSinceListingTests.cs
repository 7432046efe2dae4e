using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Which instances of a list ended since a time.</summary>
public sealed class EndedSinceListingTests
{
    private static readonly InstanceQuery s_query =
        new() { EndedSince = new DateTimeOffset(2026, 8, 2, 10, 0, 0, TimeSpan.Zero) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("complete", "10:00", null, true)]
    [InlineData("complete", "09:59", "10:30", false)]
    [InlineData("terminated", null, "10:30", true)]
    [InlineData("terminated", null, "09:30", false)]
    [InlineData("terminated", null, null, false)]
    [InlineData("running", "10:30", "10:30", false)]
    [InlineData("running", null, "10:30", false)]
    [InlineData("statusOfTomorrow", "10:30", null, true)]
    [InlineData("statusOfTomorrow", null, "10:30", false)]
    public async Task The_end_decides_and_of_an_ended_instance_without_one_its_last_change(
        string status, string? ended, string? modified, bool isListed)
    {
        Service service = Service.InTurn(() => Answers.Result(
            $$"""[{"id":"a","status":"{{status}}","created_on":"2026-07-01T00:00:00Z","ended_on":{{Time(ended)}},"modified_on":{{Time(modified)}}}]"""));

        List<WorkflowInstance> found = await InstanceListing
            .RunAsync(service.Cloud.Instances, "w", s_query, service.Dependencies, Stop).ToItemsAsync();

        Assert.Equal(isListed ? 1 : 0, found.Count);
        Assert.DoesNotContain("date_", Assert.Single(service.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_local_engine_instances_that_have_ended_are_read_for_their_end()
    {
        Service service = Service.LocalAnswering(request => request.Line.Split('/')[^1].Split('?')[0] switch
        {
            "instances" => Answers.Result("""
                [{"id":"late","status":"complete","created_on":"2026-08-02T09:00:00Z"},
                 {"id":"open","status":"running","created_on":"2026-08-02T08:00:00Z"},
                 {"id":"early","status":"errored","created_on":"2026-08-02T07:00:00Z"},
                 {"id":"gone","status":"complete","created_on":"2026-08-02T06:00:00Z"},
                 {"id":"old","status":"errored","created_on":"2026-07-02T06:00:00Z"}]
                """),
            "gone" => Answers.Error(404, 10501),
            "early" => Answers.Result("""{"status":"errored","end":"2026-08-02T07:30:00Z"}"""),
            _ => Answers.Result("""{"status":"complete","start":"2026-08-02T10:00:00Z","end":"2026-08-02T10:30:00Z"}"""),
        });

        List<WorkflowInstance> found = await InstanceListing
            .RunAsync(service.Local.Instances, "w", s_query, service.Dependencies, Stop).ToItemsAsync();

        Assert.Equal(["late", "old"], found.Select(instance => instance.Id));
        Assert.All(found, instance => Assert.Equal(TimeSpan.FromMinutes(30), instance.Duration));
        Assert.Equal(2026, found[1].CreatedOn!.Value.Year);
        Assert.DoesNotContain(service.Lines, line => line.Contains("/open", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_instance_that_cannot_be_read_locally_is_an_error()
    {
        Service service = Service.LocalAnswering(request => request.Line.Contains("/bad", StringComparison.Ordinal)
            ? Answers.Error(400, 10001)
            : Answers.Result("""[{"id":"bad","status":"complete","created_on":"2026-08-02T09:00:00Z"}]"""));

        _ = await Assert.ThrowsAsync<CloudflareException>(() => InstanceListing
            .RunAsync(service.Local.Instances, "w", s_query, service.Dependencies, Stop).ToItemsAsync());
    }

    private static string Time(string? time) => time is null ? "null" : $"\"2026-08-02T{time}:00Z\"";
}
