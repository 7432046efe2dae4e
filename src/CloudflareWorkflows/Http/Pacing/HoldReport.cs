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

    public void Tell(Hold hold)
    {
        if (!(hold.IsRefusal || hold.Reason == HoldReason.Paced) || !IsNews(hold))
        {
            return;
        }

        if (hold.Reason == HoldReason.Paced)
        {
            log.Verbose(
                "Few requests are left to this credential: the rest is spread over the time until "
                + $"{Time(hold.EndsOn)}.");
            return;
        }

        string what = hold.Reason == HoldReason.Blocked
            ? "Requests are refused"
            : "Requests are used up";
        log.Pause(new Pause(hold.For!.Value, $"{what} until {Time(hold.EndsOn)}: waiting."));
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
