using System;
using System.Globalization;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>Tells the user of one command what holds its requests back: each cause once, however many it holds.</summary>
internal sealed class HoldReport(IRequestLog log)
{
    /// <summary>The service tells its times in whole seconds.</summary>
    private static readonly TimeSpan s_same = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private Hold _told;

    public void Tell(Hold hold, DateTimeOffset now)
    {
        if (!(hold.IsRefusal || hold.Reason == HoldReason.Paced) || !IsNews(hold))
        {
            return;
        }

        string end = Time(hold.EndsOn);
        string line = hold.Reason switch
        {
            HoldReason.Paced => $"Few requests are left to this credential: the rest is spread over the time until {end}.",
            HoldReason.Blocked => $"Requests are refused until {end}: waiting.",
            _ => $"Requests are used up until {end}: waiting.",
        };

        // A command that is slow for one of these reasons shows it for as long as the reason lasts.
        log.Pause(new Pause(hold.EndsOn - now, line));
    }

    private static string Time(DateTimeOffset time) =>
        time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private bool IsNews(Hold hold)
    {
        lock (_gate)
        {
            bool isNews = hold.Reason != _told.Reason || (hold.EndsOn - _told.EndsOn).Duration() > s_same;
            _told = isNews ? hold : _told;
            return isNews;
        }
    }
}
