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
        Assert.Equal([Post, Look, Look], Describe(service));
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
        Assert.Equal([Post, Look, Post, Look], Describe(service));
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
            [Post, Look, "GET w/instances", "GET w/instances/i0", "GET w/instances/i1"], Describe(service).Take(5));
        Assert.StartsWith("PATCH w/instances/i", Describe(service)[5], StringComparison.Ordinal);
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
    public async Task A_missing_job_is_not_requested_again()
    {
        Service service = Service.Answering(request => request.Method == "PATCH"
            ? Answers.Result("""{"status":"terminated"}""")
            : Answers.Html(405));
        InstanceStop stop = new(service.Cloud, "w", service.Time);

        _ = await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken);
        _ = await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken);

        Assert.Single(service.Lines, line => line.StartsWith("POST", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_rest_of_many_is_stopped_by_the_job_too()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Answers.Result("""{"status":"ok","instancesTerminated":1}"""),
            () => Answers.Result("""{"status":"not_running"}"""));
        InstanceStop stop = new(service.Cloud, "w", service.Time);

        _ = await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken);
        _ = await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken);
        _ = await stop.RunAsync(Ids(1), TestContext.Current.CancellationToken);

        Assert.Equal([Post, Look, Post, Look, Post, Look], Describe(service));
    }

    [Fact]
    public async Task A_repeated_id_is_sent_once_and_reported_twice()
    {
        string[] ids = [.. Ids(26), "i3"];
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""),
            () => Answers.Result("""{"status":"not_running"}"""));

        Assert.Equal(ids, (await StopAsync(service, ids)).Select(outcome => outcome.Result!.Id));

        Assert.Equal("[\"" + string.Join("\",\"", Ids(26)) + "\"]", service.Requests[0].Body);
    }

    /// <summary>The end of a job that cannot be seen leaves open what it has done.</summary>
    [Fact]
    public async Task After_a_failed_poll_each_instance_is_looked_up()
    {
        string[] ids = Ids(26);
        Service service = Service.Answering(request => request.Method == "POST"
            ? Answers.Result("""{"status":"ok","instancesTerminated":26}""")
            : request.Address.AbsolutePath.EndsWith("/terminate", StringComparison.Ordinal)
                ? Answers.Error(403, 10000)
                : Listed(ids, "terminated"));

        InstanceStop stop = new(service.Cloud, "w", service.Time);
        Assert.Empty(await stop.RunAsync(ids, TestContext.Current.CancellationToken));
        Outcome<string, ChangedInstance>[] outcomes = await stop.SettleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(ids, outcomes.Select(outcome => outcome.Result!.Id));
        Assert.All(outcomes, outcome => Assert.Equal((null, false), (outcome.Result!.Read, outcome.Result.WasThere)));
        Assert.Equal([Post, Look, "GET w/instances"], Describe(service));
        Assert.Empty(await stop.SettleAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_credential_that_is_refused_while_the_job_runs_ends_it()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok","instancesTerminated":26}"""), () => Answers.Error(401, 10000));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(() => StopAsync(service, Ids(26)));

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, failure.Kind);
    }

    [Fact]
    public async Task A_rejected_job_is_reported_for_each_instance()
    {
        Service service = Service.InTurn(() => Answers.Error(403, 10000));

        Assert.All(
            await StopAsync(service, Ids(26)),
            outcome => Assert.Equal(CloudflareErrorKind.PermissionDenied, outcome.Failure!.Kind));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task The_job_cannot_roll_back()
    {
        Service service = Service.Answering(_ => Answers.Result("""{"status":"rollingBack"}"""));

        Assert.Equal(30, (await StopAsync(service, Ids(30), rollBack: true)).Length);
        Assert.Equal(30, service.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_few_are_rolled_back_and_read_on_request(bool asks)
    {
        Service service = Service.Answering(_ => Answers.Result("""{"status":"rollingBack"}"""));

        Outcome<string, ChangedInstance> outcome =
            Assert.Single(await StopAsync(service, ["i"], read: asks, rollBack: asks));

        Assert.Equal(asks, service.Requests[0].Body!.Contains("rollback", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(asks ? "rollingBack" : null, outcome.Result!.Read?.Status);
        Assert.Equal((asks ? 2 : 1, false), (service.Requests.Count, outcome.Result.WasThere));
    }

    [Fact]
    public async Task The_local_engine_has_no_such_job()
    {
        Service service = Service.LocalInTurn(
            [.. Enumerable.Repeat(() => Answers.Result("""{"status":"terminated"}"""), 26)]);
        InstanceStop stop = new(service.Local, "w", service.Time);

        Assert.Equal(26, (await stop.RunAsync(Ids(26), TestContext.Current.CancellationToken)).Length);
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(number => $"i{number}")];

    private static HttpResponseMessage Listed(IEnumerable<string> ids, string status) => Answers.Result(
        "[" + string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","status":"{{status}}"}""")) + "]");

    /// <summary>Method and path of each request, below the workflows.</summary>
    private static string[] Describe(Service service) =>
        [.. service.Requests.Select(request => $"{request.Method} {request.Address.AbsolutePath.Split("/workflows/")[1]}")];

    private static async Task<Outcome<string, ChangedInstance>[]> StopAsync(
        Service service, string[] ids, bool read = false, bool rollBack = false)
    {
        InstanceStop stop = new(service.Cloud, "w", service.Time) { Read = read, RollBack = rollBack };
        return
        [
            .. await stop.RunAsync(ids, TestContext.Current.CancellationToken),
            .. await stop.SettleAsync(TestContext.Current.CancellationToken),
        ];
    }
}
