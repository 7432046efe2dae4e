using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Changing;
using CloudflareWorkflows.Jobs.Creating;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;
using Fault = CloudflareWorkflows.Unit.Tests.Jobs.FaultyService.Fault;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Even if responses are lost, reported results are correct and nothing is done twice. An outcome is unknown only if
/// verification is impossible too.</summary>
public sealed class ReconciliationTests
{
    private static readonly Fault[] s_faults = Enum.GetValues<Fault>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Random faults for the first 40 requests. After that, the service works.</summary>
    private static Gen<Fault[]> Faults { get; } = Gen.Select(Gen.Int[0, 100], Gen.Int[0, s_faults.Length - 1])
        .Select(pair => pair.Item1 < 50 ? Fault.None : s_faults[pair.Item2]).Array[40];

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(7, true)]
    [InlineData(7, false)]
    public Task Reported_creations_match_the_service(int count, bool ours) => CheckAsync(async service =>
    {
        NewInstance[] inputs = [.. Ids(count).Select(id => new NewInstance { Id = id, IdIsOurs = ours })];

        Outcome<NewInstance, WorkflowInstance>[] reported =
            await BatchCreation.RunAsync(service.Service.Cloud, "w", inputs, Stop);

        Assert.Equal(inputs, reported.Select(outcome => outcome.Input));
        Assert.All(reported, outcome => AssertReported(service.Instances.ContainsKey(outcome.Input.Id), outcome.Failure));
    });

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public Task Reported_deletions_match_the_service(int count) => CheckAsync(async service =>
    {
        Fill(service, count);

        Outcome<string, string>[] reported = await InstanceDeletion.RunAsync(service.Service.Cloud, "w", Ids(count), _ => false, Stop);

        Assert.Equal(Ids(count), reported.Select(outcome => outcome.Input));
        Assert.All(reported, outcome => AssertReported(!service.Instances.ContainsKey(outcome.Input), outcome.Failure));
    });

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    public Task Reported_stops_match_the_service(int count) => CheckAsync(async service =>
    {
        Fill(service, count);
        InstanceStop stop = new(service.Service.Cloud, "w", service.Service.Time);

        Outcome<string, ChangedInstance>[] reported =
            [.. await stop.RunAsync(Ids(count), Stop), .. await stop.SettleAsync(Stop)];

        Assert.Equal(Ids(count), reported.Select(outcome => outcome.Input).Order(StringComparer.Ordinal));
        Assert.All(reported, outcome => AssertReported(service.Instances[outcome.Input] == "terminated", outcome.Failure));
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task A_restart_or_event_happens_once_or_is_reported_as_unknown(bool restart) => CheckAsync(async service =>
    {
        Fill(service, 1);
        CloudflareException? failure = await Record.ExceptionAsync(() => restart
            ? service.Service.Cloud.Instances.RestartAsync("w", "i00", null, Stop)
            : service.Service.Cloud.Instances.SendEventAsync("w", "i00", "e", null, Stop)) as CloudflareException;

        Assert.InRange(service.Actions, 0, 1);
        if (failure?.Kind != CloudflareErrorKind.OutcomeUnknown)
        {
            Assert.Equal(failure is null, service.Actions == 1);
        }
    });

    [Theory]
    [InlineData("create")]
    [InlineData("stop")]
    [InlineData("delete")]
    public async Task Work_done_with_all_responses_lost_is_reported_as_done(string what)
    {
        // As many responses as a request has attempts.
        FaultyService service = new(number => number < 5 ? Fault.LostAfter : Fault.None);
        if (what != "create")
        {
            Fill(service, 1);
        }

        Assert.Null(await FailureAsync(service, what));
        Assert.Equal(6, service.Requests);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("stop")]
    [InlineData("delete")]
    public async Task Work_not_done_with_all_responses_lost_is_reported_as_failed(string what)
    {
        FaultyService service = new(number => number < 5 ? Fault.LostBefore : Fault.None);
        if (what != "create")
        {
            Fill(service, 1);
        }

        Assert.Equal(CloudflareErrorKind.ConnectionFailed, await FailureAsync(service, what));
    }

    [Theory]
    [InlineData("create")]
    [InlineData("stop")]
    [InlineData("delete")]
    public async Task If_verification_fails_the_outcome_is_unknown(string what)
    {
        FaultyService service = new(_ => Fault.LostAfter);
        Fill(service, what == "create" ? 0 : 1);

        Assert.Equal(CloudflareErrorKind.OutcomeUnknown, await FailureAsync(service, what));
        Assert.Equal(10, service.Requests);
    }

    [Theory]
    [InlineData("create")]
    [InlineData("stop")]
    [InlineData("delete")]
    public async Task A_firewall_that_blocks_some_verification_requests_does_not_hide_the_outcome(string what)
    {
        FaultyService service = new(number => number < 5 ? Fault.LostAfter : number < 7 ? Fault.Challenge : Fault.None);
        Fill(service, what == "create" ? 0 : 1);

        Assert.Null(await FailureAsync(service, what));
        Assert.Equal(8, service.Requests);
    }

    [Fact]
    public async Task Verification_stops_after_three_firewall_responses()
    {
        FaultyService service = new(number => number < 5 ? Fault.LostAfter : Fault.Challenge);

        Assert.Equal(CloudflareErrorKind.OutcomeUnknown, await FailureAsync(service, "create"));
        Assert.Equal(8, service.Requests);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_verified_takes_one_verification_request()
    {
        FaultyService service = new(_ => Fault.ErrorBefore);
        NewInstance[] inputs = [.. Ids(50).Select(id => new NewInstance { Id = id })];

        Outcome<NewInstance, WorkflowInstance>[] reported =
            await BatchCreation.RunAsync(service.Service.Cloud, "w", inputs, Stop);

        Assert.All(reported, outcome => Assert.Equal(CloudflareErrorKind.OutcomeUnknown, outcome.Failure!.Kind));
        Assert.Equal(10, service.Requests);
    }

    [Fact]
    public async Task A_request_that_certainly_did_not_arrive_fails_at_once()
    {
        FaultyService service = new(_ => Fault.Refused);

        Assert.Equal(CloudflareErrorKind.ConnectionFailed, await FailureAsync(service, "create"));
        Assert.Equal(5, service.Requests);
    }

    [Fact]
    public async Task Not_found_after_an_attempt_that_did_not_arrive_is_an_error()
    {
        FaultyService service = new(number => number == 0 ? Fault.Refused : Fault.None);

        Assert.Equal(CloudflareErrorKind.NotFound, await FailureAsync(service, "delete"));
    }

    [Fact]
    public async Task A_batch_rejected_by_a_firewall_is_not_retried_per_item()
    {
        FaultyService service = new(_ => Fault.Challenge);
        NewInstance[] inputs = [.. Ids(50).Select(id => new NewInstance { Id = id })];

        Outcome<NewInstance, WorkflowInstance>[] reported =
            await BatchCreation.RunAsync(service.Service.Cloud, "w", inputs, Stop);

        Assert.All(reported, outcome => Assert.Equal(CloudflareErrorKind.RequestRefused, outcome.Failure!.Kind));
        Assert.Equal(1, service.Requests);
    }

    private static Task CheckAsync(Func<FaultyService, Task> check) => Faults.SampleSeededAsync(
        faults => check(new FaultyService(number => number < faults.Length ? faults[number] : Fault.None)),
        iter: 300);

    private static void AssertReported(bool isDone, CloudflareException? failure)
    {
        if (failure?.Kind != CloudflareErrorKind.OutcomeUnknown)
        {
            Assert.True(isDone == failure is null, $"done: {isDone}, reported: {failure?.Kind}");
        }
    }

    private static void Fill(FaultyService service, int count)
    {
        foreach (string id in Ids(count))
        {
            service.Instances.Add(id, "running");
        }
    }

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(number => $"i{number:00}")];

    private static async Task<CloudflareErrorKind?> FailureAsync(FaultyService service, string what)
    {
        InstanceStop stop = new(service.Service.Cloud, "w", service.Service.Time);
        return what switch
        {
            "create" => (await BatchCreation.RunAsync(
                service.Service.Cloud, "w", [new NewInstance { Id = "i00" }], Stop)).Single().Failure?.Kind,
            "delete" => (await InstanceDeletion.RunAsync(service.Service.Cloud, "w", ["i00"], _ => false, Stop)).Single().Failure?.Kind,
            _ => (await stop.RunAsync(["i00"], Stop)).Single().Failure?.Kind,
        };
    }
}
