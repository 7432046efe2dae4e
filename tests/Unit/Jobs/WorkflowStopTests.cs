using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>All instances of a workflow are stopped by the service's own job, or one by one where the service has
/// none.</summary>
public sealed class WorkflowStopTests
{
    private const string Start = "PUT w/instances/terminate";
    private const string Look = "GET w/instances/terminate";

    private static readonly string[] s_two = ["queued", "running"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_job_stops_all(bool wait)
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok"}"""),
            () => Answers.Result("""{"status":"running"}"""),
            () => Answers.Result("""{"status":"not_running"}"""));

        Assert.Empty(await RunAsync(service, null, wait));

        Assert.Equal(wait ? [Start, Look, Look] : [Start], Describe(service));
    }

    [Fact]
    public async Task Each_status_has_a_job_which_waits_for_the_one_before()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"status":"ok"}"""),
            () => Answers.Result("""{"status":"already_running"}"""),
            () => Answers.Result("""{"status":"not_running"}"""),
            () => Answers.Result("""{"status":"ok"}"""));

        Assert.Empty(await RunAsync(service, s_two, wait: false));

        Assert.Equal([Start + "?status=queued", Start + "?status=running", Look, Start + "?status=running"], Describe(service));
    }

    [Fact]
    public async Task Without_a_terminate_job_listed_instances_are_stopped_one_by_one()
    {
        Service service = Service.Answering(request => request.Method switch
        {
            "PUT" => Answers.Html(405),
            "GET" => Answers.Result("""
                [{"id":"a","status":"running"},{"id":"b","status":"complete"},{"id":"c","status":"queued"},
                 {"id":"d","status":"waiting"}]
                """),
            _ => Answers.Result("""{"status":"terminated"}"""),
        });

        Assert.Equal(["a", "c"], (await RunAsync(service, s_two, wait: true)).Select(outcome => outcome.Result!.Id));

        Assert.Equal(2, service.Lines.Count(line => line.StartsWith("PATCH", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task All_that_can_be_stopped_is_all_that_has_not_ended()
    {
        Service service = Service.Answering(request => request.Method switch
        {
            "PUT" => Answers.Html(405),
            "GET" => Answers.Result("""
                [{"id":"a","status":"running"},{"id":"b","status":"errored"},{"id":"c","status":"paused"}]
                """),
            _ => Answers.Result("""{"status":"terminated"}"""),
        });

        Assert.Equal(["a", "c"], (await RunAsync(service, null, wait: false)).Select(outcome => outcome.Result!.Id));
    }

    [Fact]
    public async Task Instances_that_the_job_of_a_page_does_not_report_are_read_at_the_end()
    {
        string page = "[" + string.Join(',', Enumerable.Range(0, 26).Select(number => $$"""{"id":"i{{number}}","status":"running"}""")) + "]";
        bool isStopped = false;
        Service service = Service.Answering(request =>
        {
            if (request.Method != "POST")
            {
                return request.Method == "PUT" ? Answers.Html(405)
                    : request.Address.AbsolutePath.EndsWith("/terminate", StringComparison.Ordinal)
                        ? Answers.Result("""{"status":"not_running"}""")
                    : Answers.Result(isStopped ? page.Replace("running", "terminated", StringComparison.Ordinal) : page);
            }

            isStopped = true;
            return Answers.Result("""{"status":"ok","instancesTerminated":25}""");
        });

        List<Outcome<string, ChangedInstance>> told = await RunAsync(service, null, wait: false);

        Assert.Equal(26, told.Count);
        Assert.All(told, outcome => Assert.Equal("terminated", outcome.Result!.Status));
    }

    [Fact]
    public async Task A_refusal_is_not_taken_for_a_service_without_such_a_job()
    {
        Service service = Service.InTurn(() => Answers.Error(403, 10000));

        CloudflareException failure =
            await Assert.ThrowsAsync<CloudflareException>(() => RunAsync(service, null, wait: true));

        Assert.Equal(CloudflareErrorKind.PermissionDenied, failure.Kind);
        Assert.Single(service.Requests);
    }

    private static async Task<List<Outcome<string, ChangedInstance>>> RunAsync(Service service, string[]? statuses, bool wait)
    {
        WorkflowStop stop = new(service.Cloud, "w", service.Time);
        List<Outcome<string, ChangedInstance>> told = [];
        await foreach (Outcome<string, ChangedInstance>[] some in stop.RunAsync(statuses, wait, Stop))
        {
            told.AddRange(some);
        }

        return told;
    }

    /// <summary>Each request, below the workflows.</summary>
    private static string[] Describe(Service service) => [.. service.Requests.Select(
        request => $"{request.Method} {request.Address.PathAndQuery.Split("/workflows/")[1]}")];
}
