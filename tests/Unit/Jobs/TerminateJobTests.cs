using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>The service's terminate job is awaited, with a limit on starting it.</summary>
public sealed class TerminateJobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("not_running", 2)]
    [InlineData("running", 40)]
    public async Task A_job_that_never_starts_is_an_error(string status, int minutes)
    {
        Service service = Busy(status);
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        CloudflareException failure =
            await Assert.ThrowsAsync<CloudflareException>(() => job.StartAsync((string?)null, Stop));

        Assert.Equal(CloudflareErrorKind.ServiceUnavailable, failure.Kind);
        Assert.InRange(service.Time.Now - SimulatedTime.s_start, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(minutes));
    }

    [Theory]
    [InlineData("not_running")]
    [InlineData("running")]
    public async Task Instances_are_stopped_one_by_one_where_the_job_cannot_be_started(string status)
    {
        Service service = Busy(status);
        string[] ids = [.. Enumerable.Range(0, 26).Select(number => $"i{number}")];
        InstanceStop stop = new(service.Cloud, "w", service.Time);

        Outcome<string, ChangedInstance>[] reported = await stop.RunAsync(ids, Stop);

        Assert.Equal(ids, reported.Select(outcome => outcome.Result!.Id));
        Assert.Equal(26, service.Lines.Count(line => line.StartsWith("PATCH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Running_jobs_of_other_callers_are_awaited()
    {
        int polls = 0;
        int starts = 0;
        Service service = Service.Answering(request => request.Method == "GET"
            ? Answers.Result(++polls % 2 == 1 ? """{"status":"running"}""" : """{"status":"not_running"}""")
            : Answers.Result(++starts <= 40 ? """{"status":"already_running"}""" : """{"status":"ok"}"""));
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        await job.StartAsync((string?)null, Stop);

        Assert.Equal(41, starts);
        Assert.Equal(
            [1, 1.5, 1, 1.5, 1], service.Time.Pauses.Take(5).Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task A_job_is_awaited_without_a_time_limit()
    {
        int polls = 0;
        Service service = Service.Answering(
            _ => Answers.Result(++polls < 1000 ? """{"status":"running"}""" : """{"status":"not_running"}"""));
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        await job.WaitAsync(Stop);

        Assert.Equal(1000, polls);
    }

    [Fact]
    public async Task Pauses_between_polls_grow_to_ten_seconds()
    {
        int looks = 0;
        Service service = Service.Answering(
            _ => Answers.Result(++looks < 9 ? """{"status":"running"}""" : """{"status":"not_running"}"""));
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        await job.WaitAsync(Stop);

        Assert.Equal(
            [1, 1.5, 2.25, 3.375, 5.062, 7.593, 10, 10, 10], service.Time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Theory]
    [InlineData(26, 1.26)]
    [InlineData(100, 2)]
    public async Task The_first_poll_of_a_large_job_is_later(int count, double seconds)
    {
        Service service = Service.InTurn(() => Answers.Result("""{"status":"not_running"}"""));
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        Assert.True(await job.WaitAsync(count, Stop));

        Assert.Equal([seconds], service.Time.Pauses.Select(pause => pause.TotalSeconds));
    }

    [Fact]
    public async Task The_end_of_a_job_of_many_is_not_waited_for_longer_than_half_an_hour()
    {
        Service service = Busy("running");
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        Assert.False(await job.WaitAsync(26, Stop));

        Assert.InRange(service.Time.Now - SimulatedTime.s_start, TimeSpan.FromMinutes(30), TimeSpan.FromSeconds(1810));
    }

    /// <summary>The service may say twelve times in a row that a job runs, and then that none does.</summary>
    [Fact]
    public async Task A_service_that_contradicts_itself_is_polled_twelve_times_with_growing_pauses()
    {
        Service service = Busy("not_running");
        TerminateJob job = new(service.Cloud.Terminations, "w", service.Time);

        Assert.Null(await job.StartAsync(["a"], Stop));

        Assert.Equal(
            [1, 1.5, 2.25, 3.375, 5.062, 7.593, 10, 10, 10, 10, 10, 10],
            service.Time.Pauses.Select(pause => pause.TotalSeconds));
        Assert.Equal(24, service.Requests.Count);
    }

    private static Service Busy(string status) => Service.Answering(request => Answers.Result(request.Method switch
    {
        "GET" => $$"""{"status":"{{status}}"}""",
        "PATCH" => """{"status":"terminated"}""",
        _ => """{"status":"already_running","instancesTerminated":0}""",
    }));
}
