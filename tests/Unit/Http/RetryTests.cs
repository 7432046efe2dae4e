using System;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class RetryTests
{
    private const string LongDate = "Sun, 02 Aug 2026 10:00:07 GMT";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool, int> Passing { get; } = new()
    {
        { "429", false, 2 }, { "429", true, 2 },
        { "500", false, 2 }, { "500", true, 1 },
        { "408", false, 2 }, { "408", true, 1 },
        { "page", false, 2 }, { "page", true, 1 },
        { "refused", false, 2 }, { "refused", true, 2 },
        { "lost", false, 2 }, { "lost", true, 1 },
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Transient_failures_are_retried_unless_the_request_could_run_twice(string fault, bool once, int requests)
    {
        Service service = Service.InTurn(() => Fault(fault), () => Answers.Result(Shapes.Good));
        ApiRequest request = ApiRequest.Get("x") with
        {
            Safety = once ? RetrySafety.OnlyIfNothingDone : RetrySafety.Repeatable,
        };

        Task<ApiResponse<StatusChangedWire>> sending = service.Sender.SendAsync(request, Shapes.s_status, Stop);

        if (requests == 2)
        {
            Assert.Equal(2, (await sending).Attempts);
            Assert.Single(service.Time.Pauses);
        }
        else
        {
            Assert.Equal(1, (await Assert.ThrowsAsync<CloudflareException>(() => sending)).Attempts);
        }

        Assert.Equal(requests, service.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(422)]
    public async Task Permanent_failures_are_not_retried(int status)
    {
        Service service = Service.InTurn(() => Answers.Error(status, 1));

        CloudflareException failure = await FailAsync(service);

        Assert.Equal((status, 1), (failure.StatusCode, failure.Attempts));
        Assert.Single(service.Requests);
    }

    /// <summary>The faults of the attempts before the last, and whether one of them may have acted.</summary>
    [Theory]
    [InlineData("lost", true)]
    [InlineData("lost lost", true)]
    [InlineData("lost refused", true)]
    [InlineData("lost 500 lost 500", true)]
    [InlineData("refused", false)]
    [InlineData("429 refused", false)]
    public async Task An_attempt_that_may_have_acted_is_not_forgotten(string faults, bool mayHaveActed)
    {
        string[] names = faults.Split(' ');
        Service good = Service.InTurn(
            [.. names.Select(name => (Func<HttpResponseMessage>)(() => Fault(name))), () => Answers.Result(Shapes.Good)]);
        Service bad = Service.InTurn(
            [.. names.Select(name => (Func<HttpResponseMessage>)(() => Fault(name))), () => Answers.Error(409, 1)]);

        Assert.Equal(
            mayHaveActed, (await good.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop)).EarlierMayHaveActed);
        Assert.Equal(mayHaveActed, (await FailAsync(bad)).MayHaveActed);
    }

    [Fact]
    public async Task A_retry_sends_the_whole_body()
    {
        Service service = Service.InTurn(
            Answers.Lost, () => Answers.Error(500, 10001), () => Answers.Result(Shapes.Good));
        ApiRequest request = new(HttpMethod.Post, "x") { Body = """{"a":1}"""u8.ToArray() };

        await service.Sender.SendAsync(request, Shapes.s_status, Stop);

        Assert.Equal(["""{"a":1}""", """{"a":1}""", """{"a":1}"""], service.Requests.Select(sent => sent.Body));
        Assert.All(service.Requests, sent => Assert.Equal("application/json", sent.Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData(LongDate, 7)]
    [InlineData("Sun, 02 Aug 2026 09:00:00 GMT", 0)]
    public async Task Retry_After_is_followed(string advice, int seconds)
    {
        Service service = Service.InTurn(
            () => Answers.Error(429, 971).With("Retry-After", advice), () => Answers.Result(Shapes.Good));

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.Equal(TimeSpan.FromSeconds(seconds), service.Time.Elapsed);
    }

    [Fact]
    public async Task A_Retry_After_date_is_relative_to_the_services_clock()
    {
        Service service = Service.InTurn(
            () => Answers.Error(429, 971).With("Retry-After", LongDate).With("Date", "Sun, 02 Aug 2026 10:00:04 GMT"),
            () => Answers.Result(Shapes.Good));

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.Equal([TimeSpan.FromSeconds(3)], service.Time.Pauses);
    }

    [Fact]
    public async Task A_block_over_one_minute_fails_at_once_with_its_end_time()
    {
        Service service = Service.InTurn(() => Answers.Error(429, 971).With("Retry-After", "300"));

        CloudflareException failure = await FailAsync(service);

        Assert.Equal(CloudflareErrorKind.RateLimited, failure.Kind);
        Assert.Equal(TimeSpan.FromMinutes(5), failure.RetryAfter);
        Assert.Equal(SimulatedTime.s_start.AddMinutes(5), new DateTimeOffset(failure.RetryOn!.Value));
        Assert.Empty(service.Time.Pauses);
    }

    [Fact]
    public async Task The_last_failure_reports_the_number_of_attempts()
    {
        Service service = Service.Answering(_ => Answers.Error(503, 10001));

        CloudflareException failure = await FailAsync(service);

        Assert.Equal((5, SimulatedTime.s_start), (failure.Attempts, failure.FirstSentOn));
        Assert.Equal(5, service.Requests.Count);
        Assert.Equal(service.Time.Pauses.Order(), service.Time.Pauses);
    }

    private static Task<CloudflareException> FailAsync(Service service) => Assert.ThrowsAsync<CloudflareException>(
        () => service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop));

    private static HttpResponseMessage Fault(string name) => name switch
    {
        "refused" => Answers.Refused(),
        "lost" => Answers.Lost(),
        "page" => Answers.Html(502),
        _ => Answers.Error(int.Parse(name, null), 10001),
    };
}
