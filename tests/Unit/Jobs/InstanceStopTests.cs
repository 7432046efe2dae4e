using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Instances are stopped one by one or by the service's job, and none is lost.</summary>
public sealed class InstanceStopTests
{
    private const string Post = "POST w/instances/batch/terminate";
    private const string Look = "GET w/instances/terminate";

    [Fact]
    public async Task A_few_are_stopped_one_by_one()
    {
        Service service = Service.Answering(_ => Answers.Result("""{"status":"terminated"}"""));

        Assert.Equal(25, (await StopAsync(service, Ids(25))).Length);
        Assert.All(service.Lines, line => Assert.StartsWith("PATCH ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_are_stopped_by_a_job_that_is_awaited()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""),
            () => Answers.Result("""{"status":"running"}"""),
            () => Answers.Result("""{"status":"not_running"}"""));

        Assert.Equal(Ids(26), (await StopAsync(service, Ids(26))).Select(outcome => outcome.Result!.Id));
        Assert.Equal([Post, Look, Look], Told(service));
        Assert.Equal(2, service.Time.Pauses.Count);
    }

    [Fact]
    public async Task A_running_job_is_awaited_before_the_next()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"already_running","instancesTerminated":0}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""),
            () => Answers.Result("""{"status":"not_running"}"""));

        Assert.Equal(Ids(26), (await StopAsync(service, Ids(26))).Select(outcome => outcome.Result!.Id));
        Assert.Equal([Post, Look, Post, Look], Told(service));
    }

    [Fact]
    public async Task Instances_missing_from_the_count_are_found_in_the_list_or_read()
    {
        string[] ids = Ids(26);
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":23}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Listed(ids.Skip(2), "complete"),
            () => Answers.Error(404, 10400),
            () => Answers.Result("""{"status":"running","queued":"2026-08-02T10:00:00Z"}"""),
            () => Answers.Result("""{"status":"terminated"}"""));

        Outcome<string, ChangedInstance>[] outcomes = await StopAsync(service, ids);

        Assert.Equal(ids, outcomes.Select(outcome => outcome.Input));
        Outcome<string, ChangedInstance> failed = Assert.Single(outcomes, outcome => outcome.Failure is not null);
        Assert.Equal(CloudflareErrorKind.NotFound, failed.Failure!.Kind);
        Assert.Equal(
            [Post, Look, "GET w/instances", "GET w/instances/i0", "GET w/instances/i1"], Told(service).Take(5));
        Assert.StartsWith("PATCH w/instances/i", Told(service)[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task PassThru_reads_many_from_the_list()
    {
        string[] ids = Ids(30);
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":30}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Listed(ids.Reverse(), "terminated"));

        Outcome<string, ChangedInstance>[] outcomes = await StopAsync(service, ids, read: true);

        Assert.Equal(ids, outcomes.Select(outcome => outcome.Result!.Read!.Id));
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Without_a_job_they_are_stopped_one_by_one(int status)
    {
        Service service = Service.Answering(request => request.Method == "PATCH"
            ? Answers.Result("""{"status":"terminated"}""")
            : Answers.Html(status));

        Assert.Equal(30, (await StopAsync(service, Ids(30))).Length);
        Assert.Equal(31, service.Requests.Count);
    }

    [Fact]
    public async Task The_job_cannot_roll_back()
    {
        Service service = Service.Answering(_ => Answers.Result("""{"status":"rollingBack"}"""));

        Assert.Equal(30, (await StopAsync(service, Ids(30), rollBack: true)).Length);
        Assert.Equal(30, service.Requests.Count);
    }

    [Fact]
    public async Task The_local_engine_has_no_such_job()
    {
        Service service = Service.LocalInTurn(
            [.. Enumerable.Repeat(() => Answers.Result("""{"status":"terminated"}"""), 26)]);
        InstanceStop stop = new(service.Local, "w", service.Time.Clock.Delay);

        Assert.Equal(26, (await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken)).Length);
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(number => $"i{number}")];

    private static HttpResponseMessage Listed(IEnumerable<string> ids, string status) => Answers.Result(
        "[" + string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","status":"{{status}}"}""")) + "]");

    /// <summary>Method and path of each request, below the workflows.</summary>
    private static string[] Told(Service service) =>
        [.. service.Requests.Select(request => $"{request.Method} {request.Address.AbsolutePath.Split("/workflows/")[1]}")];

    private static async Task<Outcome<string, ChangedInstance>[]> StopAsync(
        Service service, string[] ids, bool read = false, bool rollBack = false)
    {
        InstanceStop stop = new(service.Cloud, "w", service.Time.Clock.Delay) { Read = read, RollBack = rollBack };
        return
        [
            .. await stop.RunAsync(ids, TestContext.Current.CancellationToken),
            .. await stop.SettleAsync(TestContext.Current.CancellationToken),
        ];
    }
}
