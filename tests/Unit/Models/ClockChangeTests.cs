using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>Local times are not monotonic: in Berlin, 2026-10-25 02:59:59 is followed by 02:00:00.</summary>
[Collection(ProcessWideState.Name)]
public sealed class ClockChangeTests : IDisposable
{
    private static readonly DateTimeOffset s_change = new(2026, 10, 25, 1, 0, 0, TimeSpan.Zero);

    private readonly string? _before = Environment.GetEnvironmentVariable("TZ");

    public ClockChangeTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has one zone for all processes.");
        SetZone("Europe/Berlin");
        Assert.Equal(TimeSpan.FromHours(2), TimeZoneInfo.Local.GetUtcOffset(s_change.AddSeconds(-1)));
        Assert.Equal(TimeSpan.FromHours(1), TimeZoneInfo.Local.GetUtcOffset(s_change));
    }

    public void Dispose() => SetZone(_before);

    [Fact]
    public void Durations_are_correct_across_a_DST_change()
    {
        DateTime start = s_change.AddMinutes(-10).LocalDateTime;
        DateTime end = s_change.AddMinutes(10).LocalDateTime;

        TimeSpan expected = TimeSpan.FromMinutes(20);
        Assert.Equal(expected, new WorkflowInstance { StartedOn = start, EndedOn = end }.Duration);
        Assert.Equal(expected, new WorkflowStep { StartedOn = start, EndedOn = end }.Duration);
        Assert.Equal(expected, new WorkflowStepAttempt { StartedOn = start, EndedOn = end }.Duration);
    }

    [Fact]
    public void Times_compare_correctly_across_a_DST_change()
    {
        InstanceQuery query = new() { After = s_change.AddMinutes(-5), Before = s_change.AddMinutes(5) };

        Assert.True(query.Wants(new WorkflowInstance { CreatedOn = s_change.LocalDateTime }));
        Assert.True(query.Wants(new WorkflowInstance { CreatedOn = s_change.AddMinutes(-1).LocalDateTime }));
        Assert.False(query.Wants(new WorkflowInstance { CreatedOn = s_change.AddMinutes(-6).LocalDateTime }));
        Assert.False(query.Wants(new WorkflowInstance { CreatedOn = s_change.AddMinutes(6).LocalDateTime }));
    }

    [Fact]
    public async Task Newest_is_correct_across_a_DST_change()
    {
        string newer = Answers.Time(s_change.AddMinutes(1));
        string older = Answers.Time(s_change.AddMinutes(-1));
        Service service = Service.InTurn(() => Answers.Result(
            $$"""[{"id":"older","created_on":"{{older}}"},{"id":"newer","created_on":"{{newer}}"}]""",
            "{\"total_pages\":1}"));

        WorkflowInstance newest = Assert.Single(await InstanceListing
            .RunAsync(
                service.Cloud.Instances, "w", new InstanceQuery { Newest = 1 }, service.Dependencies,
                TestContext.Current.CancellationToken)
            .ToItemsAsync());

        Assert.Equal("newer", newest.Id);
    }

    [Fact]
    public async Task Own_creations_are_recognized_across_a_DST_change()
    {
        Service service = Service.InTurn(
            Answers.Lost,
            () => Answers.Error(409, 10405),
            () => Answers.Result($$"""{"status":"queued","queued":"{{Answers.Time(s_change.AddSeconds(5))}}"}"""));
        service.Time.Advance(s_change.AddSeconds(-1) - service.Time.Now);

        Assert.Equal("queued", (await InstanceCreation.RunAsync(
            service.Cloud.Instances, "w", new NewInstance { Id = "i" }, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public void The_last_failed_step_is_correct_across_a_DST_change()
    {
        WorkflowInstanceDetail instance = new() { Steps = [Failed("early", -10), Failed("late", 10)] };

        Assert.Equal("late", RestartPlan.Failed(instance)?.Name);

        static WorkflowStep Failed(string name, int minutes) => new()
        {
            Name = name,
            Type = "step",
            Status = InstanceStatus.Errored,
            StartedOn = s_change.AddMinutes(minutes).LocalDateTime,
            EndedOn = s_change.AddMinutes(minutes + 1).LocalDateTime,
        };
    }

    private static void SetZone(string? name)
    {
        Environment.SetEnvironmentVariable("TZ", name);
        TimeZoneInfo.ClearCachedData();
    }
}
