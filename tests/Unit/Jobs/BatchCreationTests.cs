using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>What the response to a batch omits was there before, or was created by a request whose response was lost.</summary>
public sealed class BatchCreationTests
{
    private const string OnlyA = """[{"id":"a","status":"queued"}]""";

    [Fact]
    public async Task An_instance_that_the_response_omits_existed_before()
    {
        Service service = Service.InTurn(() => Answers.Result(OnlyA));

        Assert.Equal("a b:Conflict", await CreateAsync(service));
        Assert.Single(service.Requests);
    }

    [Theory]
    [InlineData(-1800, "a b")]
    [InlineData(-7200, "a b:Conflict")]
    public async Task An_omitted_instance_may_come_from_a_request_of_an_earlier_run(int seconds, string outcome)
    {
        Service service = Service.InTurn(
            () => Answers.Result(OnlyA),
            () => Answers.Result($$"""{"status":"running","queued":"{{Answers.Time(SimulatedTime.s_start.AddSeconds(seconds))}}"}"""));

        Assert.Equal(outcome, await CreateAsync(service, askedHoursAgo: 1));
    }

    /// <summary>A batch whose response was lost may have created instances before a second attempt is refused.</summary>
    [Theory]
    [InlineData(0, 0, "a b")]
    [InlineData(-1800, 0, "a:Conflict b:Conflict")]
    [InlineData(-1800, 1, "a b:Conflict")]
    public async Task After_a_lost_batch_an_id_in_use_may_be_its_work(int seconds, int askedHoursAgo, string outcome)
    {
        int batches = 0;
        Service service = Service.Answering(request =>
            request.Method == "GET"
                ? Answers.Result($$"""{"status":"running","queued":"{{Answers.Time(SimulatedTime.s_start.AddSeconds(seconds))}}"}""")
            : !request.Address.AbsolutePath.EndsWith("/batch", System.StringComparison.Ordinal) ? Answers.Error(409, 10405)
            : ++batches == 1 ? Answers.Lost() : Answers.Error(400, 10002));

        Assert.Equal(outcome, await CreateAsync(service, aAskedHoursAgo: askedHoursAgo));
    }

    [Fact]
    public async Task After_a_rejected_batch_an_id_in_use_existed_before()
    {
        Service service = Service.Answering(request =>
            request.Address.AbsolutePath.EndsWith("/batch", System.StringComparison.Ordinal)
                ? Answers.Error(400, 10002)
                : Answers.Error(409, 10405));

        Assert.Equal("a:Conflict b:Conflict", await CreateAsync(service));
        Assert.Equal(3, service.Requests.Count);
    }

    private static async Task<string> CreateAsync(Service service, int askedHoursAgo = 0, int aAskedHoursAgo = 0)
    {
        NewInstance[] instances =
        [
            new() { Id = "a", AskedOn = aAskedHoursAgo == 0 ? null : SimulatedTime.s_start.AddHours(-aAskedHoursAgo) },
            new() { Id = "b", AskedOn = askedHoursAgo == 0 ? null : SimulatedTime.s_start.AddHours(-askedHoursAgo) },
        ];
        Outcome<NewInstance, WorkflowInstance>[] outcomes =
            await BatchCreation.RunAsync(service.Cloud, "w", instances, TestContext.Current.CancellationToken);
        return string.Join(' ', outcomes.Select(
            outcome => outcome.Failure is null ? outcome.Input.Id : $"{outcome.Input.Id}:{outcome.Failure.Kind}"));
    }
}
