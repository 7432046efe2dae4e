using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class InstanceDeletionTests
{
    private const string Errors = """
        {"deleted":[{"id":"a"}],"errors":[{"id":"b","code":10400,"message":"instance.not_found"},
         {"id":"c","code":10002,"message":"no"}]}
        """;

    [Fact]
    public async Task Many_ids_take_one_request_and_each_failure_stays_with_its_id()
    {
        Service service = Service.InTurn(() => Answers.Result(Errors));

        Assert.Equal("a b:NotFound c:RequestRefused a", await DeleteAsync(service, "a", "b", "c", "a"));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task Not_found_after_a_lost_response_means_deleted()
    {
        Service batch = Service.InTurn(Answers.Lost, () => Answers.Result(Errors));
        Service single = Service.InTurn(Answers.Lost, () => Answers.Error(404, 10400));

        Assert.Equal("a b c:RequestRefused", await DeleteAsync(batch, "a", "b", "c"));
        Assert.Equal("a", await DeleteAsync(single, "a"));
    }

    /// <summary>A journal knows which were asked for by a run that was interrupted.</summary>
    [Fact]
    public async Task An_instance_that_is_missing_after_an_interrupted_deletion_counts_as_deleted()
    {
        Service batch = Service.InTurn(() => Answers.Result(Errors));
        Service single = Service.InTurn(() => Answers.Error(404, 10400));
        Service other = Service.InTurn(() => Answers.Result("""
            {"deleted":[],"errors":[{"id":"a","code":10400,"message":"no"},{"id":"b","code":10400,"message":"no"}]}
            """));

        Assert.Equal("a b c:RequestRefused", await DeleteAsync(batch, ["a", "b", "c"], asked: "b"));
        Assert.Equal("b", await DeleteAsync(single, ["b"], asked: "b"));
        Assert.Equal("a:NotFound b", await DeleteAsync(other, ["a", "b"], asked: "b"));
    }

    [Fact]
    public async Task An_instance_that_is_missing_after_a_batch_that_may_have_acted_counts_as_deleted()
    {
        int batches = 0;
        Service service = Service.Answering(request => request.Method != "POST"
            ? Answers.Error(404, 10400)
            : ++batches == 1 ? Answers.Lost() : Answers.Html(405));

        Assert.Equal("a b", await DeleteAsync(service, "a", "b"));
    }

    [Fact]
    public async Task Ids_missing_from_the_response_are_deleted_one_by_one()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"deleted":[{"id":"a"}],"errors":[]}"""), () => Answers.Result("{}"),
            () => Answers.Error(404, 10400), () => Answers.Error(400, 10002));

        string[] reported = (await DeleteAsync(service, "a", "b", "c", "d")).Split(' ');

        // They are sent concurrently. An instance that is not found was deleted by the batch request.
        Assert.Equal(["a"], reported[..1]);
        Assert.Equal(1, reported.Count(id => id.EndsWith(":RequestRefused", StringComparison.Ordinal)));
        Assert.Equal(["DELETE", "DELETE", "DELETE"], service.Lines[1..].Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_single_instance_is_deleted_by_its_own_path()
    {
        Service service = Service.InTurn(() => Answers.Error(404, 10400));

        Assert.Equal("a:NotFound", await DeleteAsync(service, "a"));
        Assert.StartsWith("DELETE ", service.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, 7003)]
    [InlineData(405, 10405)]
    public async Task Without_batch_deletion_instances_are_deleted_one_by_one(int status, int code)
    {
        Service service = Service.Answering(request => request.Method == "POST"
            ? Refuse(status, code)
            : Answers.Result("{}"));

        Assert.Equal("a b", await DeleteAsync(service, "a", "b"));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_failed_request_is_reported_for_each_input()
    {
        Service service = Service.InTurn(() => Answers.Error(404, 10200));

        Assert.Equal("a:NotFound b:NotFound", await DeleteAsync(service, "a", "b"));
    }

    [Fact]
    public async Task A_rejected_credential_is_reported_once()
    {
        Service service = Service.InTurn(() => Answers.Error(401, 10000));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => DeleteAsync(service, "a", "b"));

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, failure.Kind);
    }

    private static HttpResponseMessage Refuse(int status, int code) =>
        status == 405 ? Answers.Html(405) : Answers.Error(status, code);

    private static Task<string> DeleteAsync(Service service, params string[] ids) => DeleteAsync(service, ids, asked: null);

    private static async Task<string> DeleteAsync(Service service, string[] ids, string? asked) => string.Join(' ',
        (await InstanceDeletion.RunAsync(service.Cloud, "w", ids, id => id == asked, TestContext.Current.CancellationToken))
            .Select(outcome => outcome.Failure is null ? outcome.Input : $"{outcome.Input}:{outcome.Failure.Kind}"));
}
