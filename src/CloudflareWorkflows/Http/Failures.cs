using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using CloudflareWorkflows.Http.Pacing;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Makes a <see cref="CloudflareException"/> of whatever went wrong on the wire.</summary>
internal static class Failures
{
    public static CloudflareException Refused(
        ApiRequest request, ErrorResponse refusal, ErrorClassification verdict, DateTimeOffset now)
    {
        TimeSpan? advice = RetryAfter(refusal.Headers, now);
        return new CloudflareException(verdict.Kind, Told(refusal))
        {
            StatusCode = refusal.StatusCode,
            Code = verdict.Code,
            Errors = refusal.Errors,
            RayId = Header(refusal.Headers, "cf-ray"),
            Method = request.Method.Method,
            Path = request.Path,
            RetryAfter = advice,
            RetryOn = advice is null ? null : (now + advice.Value).LocalDateTime,
            FromIntermediary = !refusal.IsEnvelope,

            // What the firewall answers, the API has not seen.
            NothingDone = refusal.IsBeforeActing || verdict.Kind == CloudflareErrorKind.RateLimited
                || Header(refusal.Headers, "cf-mitigated") is not null,
        };
    }

    /// <summary>Not sent, since the service is known to refuse it.</summary>
    public static CloudflareException HeldBack(Hold hold) =>
        new(CloudflareErrorKind.RateLimited, hold.Reason == HoldReason.Blocked
            ? "it refuses all requests of this credential until then, so that none was sent."
            : "this credential has used up its requests until then, and one more would block it for minutes.")
        {
            RetryAfter = hold.For,
            RetryOn = hold.EndsOn.LocalDateTime,
            NothingDone = true,
        };

    public static CloudflareException TimedOut(ApiRequest request, TimeSpan limit, Exception cause) =>
        new(CloudflareErrorKind.TimedOut, string.Format(
            CultureInfo.InvariantCulture, "No answer within {0:0.#} s.", limit.TotalSeconds), cause)
        {
            Method = request.Method.Method,
            Path = request.Path,
        };

    public static CloudflareException ConnectionFailed(ApiRequest request, Uri address, Exception cause) =>
        new(CloudflareErrorKind.ConnectionFailed,
            $"The connection to {address.Authority} failed: {cause.GetBaseException().Message}", cause)
        {
            Method = request.Method.Method,
            Path = request.Path,
            Fault = ConnectionFaults.Of(cause),
            NothingDone = ConnectionFaults.IsBeforeSending(cause),
        };

    /// <summary>The answer broke off, or was damaged on its way.</summary>
    public static CloudflareException Damaged(ApiRequest request, HttpResponseMessage response, Exception? cause) =>
        Unreadable(
            request, response,
            cause is null ? "The answer is empty, or incomplete." : $"The answer is incomplete or damaged: {cause.Message}", cause,
            isDamaged: true);

    public static CloudflareException OtherShape(ApiRequest request, HttpResponseMessage response, Exception cause) =>
        Unreadable(request, response, $"The answer is not the JSON that the API documents: {cause.Message}", cause);

    public static CloudflareException TooLarge(ApiRequest request, HttpResponseMessage response, long limit) =>
        Unreadable(request, response, $"The answer is larger than {limit} bytes.", null);

    private static CloudflareException Unreadable(
        ApiRequest request, HttpResponseMessage response, string message, Exception? cause, bool isDamaged = false) =>
        new(CloudflareErrorKind.UnreadableAnswer, message, cause)
        {
            IsDamaged = isDamaged,
            StatusCode = (int)response.StatusCode,
            RayId = Header(response.Headers, "cf-ray"),
            Method = request.Method.Method,
            Path = request.Path,
        };

    /// <summary>One item of several.</summary>
    public static CloudflareException Unreadable(string path, MalformedItem item) =>
        new(CloudflareErrorKind.UnreadableAnswer, $"An item of the answer is not what the API documents: {item.Reason}")
        {
            Path = path,
        };

    public static CloudflareException NothingIn(ApiRequest request) =>
        new(CloudflareErrorKind.UnreadableAnswer, "The answer holds no result.")
        {
            Method = request.Method.Method,
            Path = request.Path,
        };

    public static CloudflareException SameCursorTwice(string cursor) =>
        new(CloudflareErrorKind.UnreadableAnswer,
            $"The service gave the cursor '{cursor}' twice, so the list would not end; it may be incomplete.");

    public static CloudflareException NothingButEmptyPages() =>
        new(CloudflareErrorKind.UnreadableAnswer,
            "The service gave one empty page after the other, each with a cursor; the list may be incomplete.");

    public static CloudflareException PageMissing(int number) =>
        new(CloudflareErrorKind.UnreadableAnswer, string.Format(
            CultureInfo.InvariantCulture,
            "The service tells of more pages than {0}, and did not give the next; the list is incomplete.", number - 1));

    /// <summary>The service's own words first; where it sent a page instead, what can be told of that.</summary>
    private static string Told(ErrorResponse refusal)
    {
        if (refusal.Message is string message)
        {
            return string.Format(CultureInfo.InvariantCulture, "{0} [{1}]", message, refusal.Code);
        }

        string what = Header(refusal.Headers, "cf-mitigated") is string mitigated
            ? $"Cloudflare's firewall answered with a {mitigated} instead of the API"
            : "The answer did not come from the API";
        string excerpt = refusal.Excerpt.Length == 0 ? "." : $": {refusal.Excerpt}";
        return string.Format(CultureInfo.InvariantCulture, "{0} (HTTP {1}){2}", what, refusal.StatusCode, excerpt);
    }

    /// <summary>The server's advice, in seconds or as a date. One of more than a day is none: the service blocks for
    /// minutes.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        DateTimeOffset from = ServerClock.IsCredible(headers.Date) ? headers.Date!.Value : now;
        TimeSpan? advice = headers.RetryAfter switch
        {
            { Delta: TimeSpan delta } => delta,
            { Date: DateTimeOffset date } => date - from,
            _ => null,
        };
        return advice > TimeSpan.FromDays(1) ? null : advice < TimeSpan.Zero ? TimeSpan.Zero : advice;
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out System.Collections.Generic.IEnumerable<string>? values)
            ? values.FirstOrDefault()
            : null;
}
