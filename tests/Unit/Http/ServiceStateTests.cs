using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>What response headers provide: the budget and the service clock.</summary>
public sealed class ServiceStateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"default\";r=1199;t=300", 1199, 300)]
    [InlineData("\"default\"; r=0; t=12", 0, 12)]
    [InlineData("\"default\";t=5;r=7;q=9", 7, 5)]
    public async Task The_budget_comes_from_the_last_response(string header, int left, int seconds)
    {
        Service service = Service.InTurn(() => Answers.Result(Shapes.Good).With("Ratelimit", header));
        Assert.Null(service.Connection.Scheduler!.LastReading);

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        QuotaLimit.Reading expected = new(left, SimulatedTime.s_start.AddSeconds(seconds));
        Assert.Equal(expected, service.Connection.Scheduler!.LastReading);
    }

    [Theory]
    [InlineData("\"default\"")]
    [InlineData("r=5")]
    [InlineData("r=-5;t=3")]
    [InlineData("r=x;t=3")]
    [InlineData("")]
    public async Task Unreadable_rate_limit_headers_are_ignored(string header)
    {
        Service service = Service.InTurn(
            () => Answers.Result(Shapes.Good).With("Ratelimit", "\"default\";r=9;t=3"),
            () => Answers.Result(Shapes.Good).With("Ratelimit", header));

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);
        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.Equal(9, service.Connection.Scheduler!.LastReading?.Left);
    }

    [Fact]
    public async Task Error_responses_update_the_budget()
    {
        Service service = Service.InTurn(() => Answers.Error(404, 10200).With("Ratelimit", "\"default\";r=3;t=3"));

        await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop));

        Assert.Equal(3, service.Connection.Scheduler!.LastReading?.Left);
    }

    [Fact]
    public async Task The_service_clock_continues_from_the_last_Date_header()
    {
        Service service = Service.InTurn(
            () => Answers.Result(Shapes.Good).With("Date", "Sun, 02 Aug 2026 10:07:00 GMT"),
            () => Answers.Result(Shapes.Good));
        Assert.Equal(SimulatedTime.s_start, service.Connection.ServerClock.Now);

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);
        service.Time.Advance(TimeSpan.FromSeconds(30));
        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.Equal(SimulatedTime.s_start.AddMinutes(7).AddSeconds(30), service.Connection.ServerClock.Now);
    }

    [Fact]
    public async Task The_first_attempt_is_dated_by_the_service_clock_even_if_learned_later()
    {
        // The user's clock is seven minutes slow. The response to the second attempt is the first to show it.
        Service service = Service.InTurn(
            Answers.Lost, () => Answers.Error(409, 10405).With("Date", "Sun, 02 Aug 2026 10:07:00 GMT"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop));

        TimeSpan pause = Assert.Single(service.Time.Pauses);
        Assert.Equal(SimulatedTime.s_start.AddMinutes(7) - pause, failure.FirstSentOn);
    }
}
