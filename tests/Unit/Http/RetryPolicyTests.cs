using System;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class RetryPolicyTests
{
    private const int Never = -1;
    private const int NoAdvice = -1;

    [Theory]
    [InlineData(CloudflareErrorKind.RateLimited, 500)]
    [InlineData(CloudflareErrorKind.ServiceUnavailable, 500)]
    [InlineData(CloudflareErrorKind.ConnectionFailed, 500)]
    [InlineData(CloudflareErrorKind.TimedOut, 500)]
    [InlineData(CloudflareErrorKind.ProxyFailed, 500)]
    [InlineData(CloudflareErrorKind.LocalEngineNotRunning, Never)]
    [InlineData(CloudflareErrorKind.NotAuthenticated, Never)]
    [InlineData(CloudflareErrorKind.PermissionDenied, Never)]
    [InlineData(CloudflareErrorKind.NotFound, Never)]
    [InlineData(CloudflareErrorKind.Conflict, Never)]
    [InlineData(CloudflareErrorKind.RequestRefused, Never)]
    [InlineData(CloudflareErrorKind.UnreadableAnswer, Never)]
    [InlineData(CloudflareErrorKind.NotAvailableLocally, Never)]
    [InlineData(CloudflareErrorKind.CreateUnsettled, Never)]
    [InlineData(CloudflareErrorKind.OutcomeUnknown, Never)]
    public void Only_transient_failures_are_retried(CloudflareErrorKind kind, int milliseconds) =>
        Assert.Equal(Pause(milliseconds), Ask(kind: kind));

    [Theory]
    [InlineData(1, 0, 500)]
    [InlineData(2, 0, 1000)]
    [InlineData(3, 0, 2000)]
    [InlineData(4, 0, 4000)]
    [InlineData(5, 0, 8000)]
    [InlineData(6, 0, 8000)]
    [InlineData(20, 0, 8000)]
    [InlineData(1, 1, 375)]
    [InlineData(5, 1, 6000)]
    [InlineData(3, 0.5, 1750)]
    public void Backoff_doubles_to_8_seconds_with_at_most_25_percent_jitter(
        int attempt, double chance, int milliseconds) =>
        Assert.Equal(Pause(milliseconds), Ask(attempt: attempt, chance: chance, retries: 20));

    [Theory]
    [InlineData(0, 1, Never)]
    [InlineData(1, 1, 500)]
    [InlineData(1, 2, Never)]
    [InlineData(4, 4, 4000)]
    [InlineData(4, 5, Never)]
    public void Retries_stop_at_the_maximum_retry_count(int retries, int attempt, int milliseconds) =>
        Assert.Equal(Pause(milliseconds), Ask(retries: retries, attempt: attempt));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 7000)]
    [InlineData(60, 60000)]
    [InlineData(61, Never)]
    [InlineData(300, Never)]
    public void Retry_After_is_followed_up_to_the_maximum_wait(int seconds, int milliseconds) =>
        Assert.Equal(Pause(milliseconds), Ask(CloudflareErrorKind.RateLimited, advice: seconds, chance: 1));

    [Theory]
    [InlineData(RetrySafety.Repeatable, false, 500)]
    [InlineData(RetrySafety.Repeatable, true, 500)]
    [InlineData(RetrySafety.OnlyIfNothingDone, true, 500)]
    [InlineData(RetrySafety.OnlyIfNothingDone, false, Never)]
    public void A_non_idempotent_request_is_retried_only_if_nothing_was_done(
        object safety, bool nothingDone, int milliseconds) =>
        Assert.Equal(Pause(milliseconds), Ask(safety: (RetrySafety)safety, nothingDone: nothingDone));

    private static TimeSpan? Pause(int milliseconds) =>
        milliseconds == Never ? null : TimeSpan.FromMilliseconds(milliseconds);

    private static TimeSpan? Ask(
        CloudflareErrorKind kind = CloudflareErrorKind.ServiceUnavailable,
        RetrySafety safety = RetrySafety.Repeatable,
        int attempt = 1, int retries = 4, double chance = 0, int advice = NoAdvice, bool nothingDone = false)
    {
        CloudflareException failure = new(kind, "failed")
        {
            RetryAfter = advice == NoAdvice ? null : TimeSpan.FromSeconds(advice),
            NothingDone = nothingDone,
        };
        return new RetryPolicy(retries).PauseBefore(
            safety, attempt, failure, chance, TimeSpan.FromMinutes(1));
    }
}
