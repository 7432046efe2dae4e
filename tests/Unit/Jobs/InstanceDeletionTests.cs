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
    public async Task Many_go_with_one_request_and_each_failure_stays_beside_its_id()
    {
        Service service = Service.InTurn(() => Answers.Result(Errors));

        Assert.Equal("a b:NotFound c:RequestRefused a", await DeleteAsync(service, "a", "b", "c", "a"));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task What_is_missing_after_a_lost_answer_was_deleted_by_the_attempt_that_was_lost()
    {
        Service batch = Service.InTurn(Answers.Lost, () => Answers.Result(Errors));
        Service single = Service.InTurn(Answers.Lost, () => Answers.Error(404, 10400));

        Assert.Equal("a b c:RequestRefused", await DeleteAsync(batch, "a", "b", "c"));
        Assert.Equal("a", await DeleteAsync(single, "a"));
    }

    [Fact]
    public async Task What_the_answer_leaves_out_is_asked_for_alone()
    {
        Service service = Service.InTurn(
            () => Answers.Result("""{"deleted":[{"id":"a"}],"errors":[]}"""), () => Answers.Result("{}"),
            () => Answers.Error(404, 10400), () => Answers.Error(400, 10002));

        string[] told = (await DeleteAsync(service, "a", "b", "c", "d")).Split(' ');

        // They are sent at once; whichever is answered as missing has been deleted by the request for all.
        Assert.Equal(["a"], told[..1]);
        Assert.Equal(1, told.Count(id => id.EndsWith(":RequestRefused", StringComparison.Ordinal)));
        Assert.Equal(["DELETE", "DELETE", "DELETE"], service.Lines[1..].Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task One_alone_is_deleted_by_its_own_path()
    {
        Service service = Service.InTurn(() => Answers.Error(404, 10400));

        Assert.Equal("a:NotFound", await DeleteAsync(service, "a"));
        Assert.StartsWith("DELETE ", service.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, 7003)]
    [InlineData(405, 10405)]
    public async Task A_service_that_cannot_delete_many_is_asked_one_by_one(int status, int code)
    {
        Service service = Service.Answering(request => request.Method == "POST"
            ? Refuse(status, code)
            : Answers.Result("{}"));

        Assert.Equal("a b", await DeleteAsync(service, "a", "b"));
        Assert.Equal(3, service.Requests.Count);
    }

    [Fact]
    public async Task A_request_that_fails_is_told_for_each_of_its_inputs()
    {
        Service service = Service.InTurn(() => Answers.Error(404, 10200));

        Assert.Equal("a:NotFound b:NotFound", await DeleteAsync(service, "a", "b"));
    }

    [Fact]
    public async Task A_credential_that_is_refused_is_told_once()
    {
        Service service = Service.InTurn(() => Answers.Error(401, 10000));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => DeleteAsync(service, "a", "b"));

        Assert.Equal(CloudflareErrorKind.NotAuthenticated, failure.Kind);
    }

    private static HttpResponseMessage Refuse(int status, int code) =>
        status == 405 ? Answers.Html(405) : Answers.Error(status, code);

    private static async Task<string> DeleteAsync(Service service, params string[] ids) => string.Join(' ',
        (await InstanceDeletion.RunAsync(service.Cloud, "w", ids, _ => false, TestContext.Current.CancellationToken))
            .Select(outcome => outcome.Failure is null ? outcome.Input : $"{outcome.Input}:{outcome.Failure.Kind}"));
}
