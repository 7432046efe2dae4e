using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Sends requests until they are answered or it makes no sense to go on.</summary>
internal sealed class ApiSender(ApiConnection connection, IRequestLog log)
{
    private readonly AuthenticatedAttempt _attempt = new(connection, log);

    public ApiConnection Connection => connection;

    /// <summary>Sends a request whose answer must hold a result.</summary>
    /// <exception cref="CloudflareException">Every failure.</exception>
    public async Task<Answer<T>> SendAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, CancellationToken cancellationToken)
        where T : notnull
    {
        Answer<T> answer = await SendLooselyAsync(request, shape, cancellationToken).ConfigureAwait(false);
        return answer.Result is null ? throw Failures.NothingIn(request) : answer;
    }

    /// <summary>Sends a request whose answer may be empty.</summary>
    /// <exception cref="CloudflareException">Every failure.</exception>
    public async Task<Answer<T>> SendLooselyAsync<T>(
        ApiRequest request, JsonTypeInfo<Envelope<T>> shape, CancellationToken cancellationToken)
    {
        DateTimeOffset firstSentOn = connection.Clock.Now();
        for (int attempt = 1; ; attempt++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            try
            {
                (Envelope<T>? envelope, int status) =
                    await _attempt.RunAsync(request, shape, cancellationToken).ConfigureAwait(false);
                Tell(request, status.ToString(CultureInfo.InvariantCulture), watch, attempt);
                return new Answer<T>(envelope is null ? default : envelope.Result, envelope?.ResultInfo, attempt)
                {
                    FirstSentOn = connection.ServerClock.At(firstSentOn),
                };
            }
            catch (CloudflareException failure)
            {
                failure.Attempts = attempt;

                // How far this machine's clock is off may be known only since this answer.
                failure.FirstSentOn = connection.ServerClock.At(firstSentOn);
                Tell(request, Outcome(failure), watch, attempt);
                TimeSpan? pause = connection.Retry.PauseBefore(request.Safety, attempt, failure, Chance.Next());
                if (pause is null)
                {
                    throw;
                }

                log.Pause(string.Format(
                    CultureInfo.InvariantCulture, "Trying again in {0:0.0} s.", pause.Value.TotalSeconds));
                await connection.Clock.Delay(pause.Value, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static string Outcome(CloudflareException failure) => failure.StatusCode is int status
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1}", status, failure.Kind)
        : failure.Kind.ToString();

    private void Tell(ApiRequest request, string outcome, Stopwatch watch, int attempt) => log.Verbose(string.Format(
        CultureInfo.InvariantCulture, "{0} {1}: {2} in {3} ms{4}", request.Method.Method, request.Path, outcome,
        watch.ElapsedMilliseconds, attempt == 1 ? string.Empty : " (attempt " + attempt + ")"));
}
