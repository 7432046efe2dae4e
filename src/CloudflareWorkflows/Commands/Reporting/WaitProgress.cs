using System;
using System.Globalization;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Reporting;

/// <summary>Shows the progress of a wait: how many instances are done, the rate, and the estimated time
/// left.</summary>
/// <param name="count">The number of instances to wait for.</param>
/// <param name="time">Returns the current time.</param>
internal sealed class WaitProgress(int count, TimeProvider time)
{
    private readonly DateTimeOffset _startedOn = time.GetUtcNow();
    private int? _initiallyReached;

    public ProgressRecord Of(int left)
    {
        // Instances that had already ended say nothing about the rate.
        bool isFirst = left < count && _initiallyReached is null;
        _initiallyReached = isFirst ? count - left : _initiallyReached;
        double rate = (count - left - (_initiallyReached ?? 0)) / Math.Max((time.GetUtcNow() - _startedOn).TotalSeconds, 1);
        string counts = string.Format(CultureInfo.CurrentCulture, "{0:N0} of {1:N0}", count - left, count);
        return Record(rate <= 0 ? counts : string.Format(
            CultureInfo.CurrentCulture, "{0}, {1:0.#} a minute", counts, rate * 60), left, rate);
    }

    private ProgressRecord Record(string status, int left, double rate) =>
        new(0, "Waiting for workflow instances", status)
        {
            PercentComplete = (int)(100L * (count - left) / count),
            SecondsRemaining = rate <= 0 ? -1 : (int)Math.Min(left / rate, int.MaxValue),
        };
}
