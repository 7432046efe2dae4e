using System;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Creates a <see cref="CloudflareException"/> for each failure of a request.</summary>
internal static class ApiExceptions
{
    public static CloudflareException FromResponse(
        ApiRequest request, ErrorResponse error, ErrorClassification classification, DateTimeOffset now)
    {
        TimeSpan? advice = ResponseFacts.ReadRetryAfter(error.Headers, now) ?? classification.RetryAfter;
        return new CloudflareException(classification.Kind, MessageOf(error))
        {
            StatusCode = error.StatusCode,
            Code = classification.Code,
            Errors = error.Errors,
            RayId = Header(error.Headers, "cf-ray"),
            Method = request.Method.Method,
            Path = request.Path,
            Permission = request.Permission,
            RetryAfter = advice,
            RetryOn = advice is null ? null : (now + advice.Value).LocalDateTime,
            FromIntermediary = !error.IsEnvelope,

            // If the firewall answered, the API never received the request.
            NothingDone = error.IsRejected || classification.Kind == CloudflareErrorKind.RateLimited
                || Header(error.Headers, "cf-mitigated") is not null,
        };
    }

    public static CloudflareException TimedOut(ApiRequest request, TimeSpan limit, Exception cause) =>
        new(CloudflareErrorKind.TimedOut, string.Format(
            CultureInfo.InvariantCulture, "No response within {0:0.#} s.", limit.TotalSeconds), cause)
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
            Fault = ConnectionFaultClassifier.Of(cause),
            NothingDone = ConnectionFaultClassifier.IsBeforeSending(cause),
        };

    /// <summary>The response is truncated or damaged.</summary>
    public static CloudflareException IncompleteResponse(ApiRequest request, HttpResponseMessage response, Exception? cause) =>
        Unreadable(
            request, response,
            cause is null ? "The response is empty or incomplete." : $"The response is incomplete or damaged: {cause.Message}", cause,
            isDamaged: true);

    public static CloudflareException UnexpectedJson(ApiRequest request, HttpResponseMessage response, Exception cause) =>
        Unreadable(request, response, $"The response isn't the JSON that the API documents: {cause.Message}", cause);

    public static CloudflareException ResponseTooLarge(ApiRequest request, HttpResponseMessage response, long limit) =>
        Unreadable(request, response, $"The response is larger than {limit} bytes.", null);

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

    /// <summary>One item of a list is malformed.</summary>
    public static CloudflareException Unreadable(string path, MalformedItem item) =>
        new(CloudflareErrorKind.UnreadableAnswer, $"An item of the response isn't what the API documents: {item.Reason}")
        {
            Path = path,
        };

    public static CloudflareException MissingResult(ApiRequest request) =>
        new(CloudflareErrorKind.UnreadableAnswer, "The response contains no result.")
        {
            Method = request.Method.Method,
            Path = request.Path,
        };

    public static CloudflareException RepeatedCursor(string cursor) =>
        new(CloudflareErrorKind.UnreadableAnswer,
            $"The service returned the cursor '{cursor}' twice. The list may be incomplete.");

    public static CloudflareException TooManyEmptyPages() =>
        new(CloudflareErrorKind.UnreadableAnswer,
            "The service returned too many empty pages in a row, each with a cursor. The list may be incomplete.");

    public static CloudflareException MissingPage(int number) =>
        new(CloudflareErrorKind.UnreadableAnswer, string.Format(
            CultureInfo.InvariantCulture,
            "The service reports more than {0} pages, but didn't return the next one. The list is incomplete.", number - 1));

    /// <summary>The service's own message; if it sent a page instead, a description of that page.</summary>
    private static string MessageOf(ErrorResponse error)
    {
        if (error.Message is string message)
        {
            // An error of the GraphQL API has no number.
            return error.Code == 0 ? message : string.Format(CultureInfo.InvariantCulture, "{0} [{1}]", message, error.Code);
        }

        string what = Header(error.Headers, "cf-mitigated") is string mitigated
            ? $"Cloudflare's firewall responded with a {mitigated} instead of the API"
            : "The response isn't from the API";
        string excerpt = error.Excerpt.Length == 0 ? "." : $": {error.Excerpt}";
        return string.Format(CultureInfo.InvariantCulture, "{0} (HTTP {1}){2}", what, error.StatusCode, excerpt);
    }

    private static string? Header(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out System.Collections.Generic.IEnumerable<string>? values)
            ? values.FirstOrDefault()
            : null;
}
