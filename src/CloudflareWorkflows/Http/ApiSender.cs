using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Sends the requests of one command, with retries.</summary>
internal sealed class ApiSender(ApiConnection connection, IRequestLog log)
{
    /// <summary>A command's first requests are interactive: a user waits for them. After these, the command is bulk
    /// work.</summary>
    private const int InteractiveRequests = 5;

    private readonly ApiAttempt _attempt = new(connection, log);
    private readonly ThrottleReporter _throttles = new(log);
    private readonly ConcurrentDictionary<(string Path, string Item), bool> _malformed = new();
    private int _sent;

    public ApiConnection Connection => connection;

    /// <summary>The number of requests so far. A retry isn't another request.</summary>
    public int Sent => Volatile.Read(ref _sent);

    /// <summary>Opens a WebSocket for messages that the service pushes.</summary>
    public ApiWebSocket OpenWebSocket() => new(connection, log);

    /// <summary>Reports a malformed item once: a command may read the same list many times.</summary>
    public void Report(string path, MalformedItem item)
    {
        if (_malformed.TryAdd((path, item.Json), true))
        {
            log.Unreadable(ApiExceptions.Unreadable(path, item), item.Json);
        }
    }

    /// <summary>Sends a request whose response must hold a result.</summary>
    /// <exception cref="CloudflareException">Every failure.</exception>
    public Task<ApiResponse<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, CancellationToken cancellationToken)
        where T : notnull => RunAsync(request, shape, needsResult: true, cancellationToken);

    /// <summary>Sends a request whose response may hold no result.</summary>
    /// <exception cref="CloudflareException">Every failure.</exception>
    public Task<ApiResponse<T>> SendAllowEmptyAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, CancellationToken cancellationToken) =>
        RunAsync(request, shape, needsResult: false, cancellationToken);

    private async Task<ApiResponse<T>> RunAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, bool needsResult, CancellationToken cancellationToken)
    {
        int sent = Interlocked.Increment(ref _sent);
        DateTimeOffset firstSentOn = connection.Time.GetUtcNow();
        bool mayHaveActed = false;

        // A batch is bulk work from its first request on.
        bool isBulk = sent > InteractiveRequests || request.Creates is { Weight: > 1 };
        for (int attempt = 1; ; attempt++)
        {
            AcquireRequest acquire = new(isBulk, request.Creates, _throttles.Report, connection.MaximumWait, request.AnalyticsNodes);
            try
            {
                Envelope<T>? envelope =
                    await TryAsync(request, shape, acquire, attempt, cancellationToken).ConfigureAwait(false);
                if (needsResult && envelope is not { Result: not null })
                {
                    throw ApiExceptions.MissingResult(request);
                }

                return new ApiResponse<T>(envelope is null ? default : envelope.Result, envelope?.ResultInfo, attempt)
                {
                    FirstSentOn = connection.ServerClock.At(firstSentOn),
                    EarlierMayHaveActed = mayHaveActed,
                };
            }
            catch (CloudflareException failure)
            {
                mayHaveActed |= failure.LeavesOutcomeOpen;
                failure.MayHaveActed = mayHaveActed;
                failure.Attempts = attempt;

                // The clock offset may be known only since this response.
                failure.FirstSentOn = connection.ServerClock.At(firstSentOn);
                TimeSpan? pause = connection.Retry
                    .PauseBefore(request.Safety, attempt, failure, connection.Jitter(), acquire.Patience);
                if (pause is null)
                {
                    // A request that isn't idempotent is not sent again. And a response from an intermediary says
                    // nothing about earlier attempts.
                    bool isUnknown = mayHaveActed && !request.IsRead
                        && (request.Safety == RetrySafety.OnlyIfNothingDone || failure.FromIntermediary);
                    throw isUnknown ? failure.ToOutcomeUnknown() : failure;
                }

                if (connection.Scheduler is null || !WaitsInScheduler(request, failure))
                {
                    await PauseAsync(pause.Value, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<Envelope<T>?> TryAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, AcquireRequest acquire, int attempt,
        CancellationToken cancellationToken)
    {
        using RateLimitLease? lease = connection.Scheduler is RequestScheduler scheduler
            ? await scheduler.AcquireAsync(acquire, cancellationToken).ConfigureAwait(false)
            : null;
        long startedOn = connection.Time.GetTimestamp();
        try
        {
            (Envelope<T>? envelope, int status) =
                await _attempt.RunAsync(request, shape, lease, cancellationToken).ConfigureAwait(false);
            LogAttempt(request, status.ToString(CultureInfo.InvariantCulture), startedOn, attempt);
            return envelope;
        }
        catch (CloudflareException failure)
        {
            LogAttempt(request, DescribeFailure(failure), startedOn, attempt);
            throw;
        }
    }

    /// <summary>Whether the scheduler delays the next attempt: a requested delay after too many requests or creations
    /// applies to all requests. It reads headers, and those of analytics are in the body.</summary>
    private static bool WaitsInScheduler(ApiRequest request, CloudflareException failure) =>
        failure.Kind == CloudflareErrorKind.RateLimited && request.AnalyticsNodes == 0
        && (failure.RetryAfter > TimeSpan.Zero || request.Creates is not null);

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        log.Pause(new Pause(
            pause, string.Format(CultureInfo.InvariantCulture, "Retrying in {0:0.0} s.", pause.TotalSeconds)));
        return connection.Time.Delay(pause, cancellationToken);
    }

    private static string DescribeFailure(CloudflareException failure) => failure.StatusCode is int status
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", status, failure.Kind)
        : failure.Kind.ToString();

    private void LogAttempt(ApiRequest request, string outcome, long startedOn, int attempt) => log.Verbose(string.Format(
        CultureInfo.InvariantCulture, "{0} {1}: {2} in {3} ms{4}", request.Method.Method, request.Path, outcome,
        (long)connection.Time.GetElapsedTime(startedOn).TotalMilliseconds, attempt == 1 ? string.Empty : " (attempt " + attempt + ")"));
}
