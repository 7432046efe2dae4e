using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>The rate limit data of a response.</summary>
/// <param name="RefusedBy">For a 429, the limit that it belongs to; <see cref="ThrottleReason.None"/> if no limit can
/// learn from it.</param>
/// <param name="RetryAfter">The delay that the service requests.</param>
/// <param name="Left">The requests left in the window; null if not reported.</param>
/// <param name="Reset">How long until the window ends.</param>
/// <param name="Quota">The requests of a window; null if not reported.</param>
/// <param name="Window">The length of a window; null if not reported.</param>
internal sealed record ResponseFacts(
    ThrottleReason RefusedBy, TimeSpan? RetryAfter, int? Left, TimeSpan Reset, int? Quota, TimeSpan? Window)
{
    private const int TooManyRequests = 429;
    private const int LongestWindow = 24 * 60 * 60;

    private static readonly DateTimeOffset s_earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads <c>Ratelimit: "default";r=1199;t=300</c>, <c>Ratelimit-Policy: "burst";q=1200;w=300</c> and
    /// <c>Retry-After</c>. Malformed headers, and values of more than a day, are ignored.</summary>
    /// <param name="response">The response.</param>
    /// <param name="creates">What its request creates; null if nothing.</param>
    /// <param name="now">The time of this machine.</param>
    /// <param name="isAnalytics">Whether its request queries analytics, which have a budget of their own.</param>
    public static ResponseFacts Read(
        HttpResponseMessage response, CreationCost? creates, DateTimeOffset now, bool isAnalytics = false)
    {
        TimeSpan? advice = ReadRetryAfter(response.Headers, now);
        string state = First(response.Headers, "Ratelimit");
        string policy = First(response.Headers, "Ratelimit-Policy");
        int? left = Parameter(state, "t") <= LongestWindow ? Parameter(state, "r") : null;
        bool isRefused = (int)response.StatusCode == TooManyRequests;
        return new ResponseFacts(
            isRefused ? LimitOf(creates, advice, left, isAnalytics) : ThrottleReason.None, advice, left,
            TimeSpan.FromSeconds(left is null ? 0 : Parameter(state, "t")!.Value),
            left is null ? null : Positive(Parameter(policy, "q")),
            left is not null && Positive(Parameter(policy, "w")) is (int window and <= LongestWindow)
                ? TimeSpan.FromSeconds(window)
                : null);
    }

    /// <summary>The delay of <c>Retry-After</c>, in seconds or as a date. More than a day is ignored: the service
    /// blocks for minutes.</summary>
    public static TimeSpan? ReadRetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        DateTimeOffset from = IsCredible(headers.Date) ? headers.Date!.Value : now;
        TimeSpan? advice = headers.RetryAfter switch
        {
            { Delta: TimeSpan delta } => delta,
            { Date: DateTimeOffset date } => date - from,
            _ => null,
        };
        return advice > TimeSpan.FromDays(1) ? null : advice < TimeSpan.Zero ? TimeSpan.Zero : advice;
    }

    /// <summary>Whether a <c>Date</c> may be the time of a service.</summary>
    public static bool IsCredible(DateTimeOffset? date) => date > s_earliest && date < s_latest;

    /// <summary>If requests are left, or there is no delay, there were too many creations. If it is not known that none is
    /// left, there were too many queries of analytics. Otherwise the delay is for the whole credential.</summary>
    private static ThrottleReason LimitOf(CreationCost? creates, TimeSpan? advice, int? left, bool isAnalytics)
    {
        if (isAnalytics && left != 0)
        {
            return ThrottleReason.Analytics;
        }

        if (creates is not null && (left is null ? advice is null : left > 0))
        {
            return ThrottleReason.Creations;
        }

        return advice is null ? ThrottleReason.None : ThrottleReason.Blocked;
    }

    private static int? Positive(int? number) => number > 0 ? number : null;

    private static string First(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : "";

    private static int? Parameter(string header, string name)
    {
        foreach (string part in header.Split(';'))
        {
            string[] pair = part.Trim().Split('=');
            if (pair.Length == 2 && pair[0] == name
                && int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                return number;
            }
        }

        return null;
    }
}
