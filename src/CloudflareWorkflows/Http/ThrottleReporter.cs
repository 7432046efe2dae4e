using System;
using System.Globalization;
using CloudflareWorkflows.Http.RateLimiting;

namespace CloudflareWorkflows.Http;

/// <summary>Reports to the user of one command why its requests are delayed: each reason once, however many requests it
/// delays.</summary>
internal sealed class ThrottleReporter(IRequestLog log)
{
    /// <summary>The service reports times in whole seconds.</summary>
    private static readonly TimeSpan s_same = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private Throttle _reported;

    public void Report(Throttle throttle, DateTimeOffset now)
    {
        if (!(throttle.IsRefusal || throttle.Reason == ThrottleReason.Paced) || !IsNews(throttle))
        {
            return;
        }

        string end = throttle.EndsOn.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        string line = throttle.Reason switch
        {
            ThrottleReason.Paced =>
                $"Few requests are left to this credential: the rest is spread over the time until {end}.",
            ThrottleReason.Analytics => $"Analytics queries are used up until {end}: waiting.",
            ThrottleReason.Blocked => $"Requests are refused until {end}: waiting.",
            _ => $"Requests are used up until {end}: waiting.",
        };

        // A command that is slow for one of these reasons shows it for as long as the reason lasts.
        log.Pause(new Pause(throttle.EndsOn - now, line));
    }

    private bool IsNews(Throttle throttle)
    {
        lock (_gate)
        {
            bool isNews = throttle.Reason != _reported.Reason
                || (throttle.EndsOn - _reported.EndsOn).Duration() > s_same;
            _reported = isNews ? throttle : _reported;
            return isNews;
        }
    }
}
