using System;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>What an open step waits for, as text: an event, the end of a sleep, or the next attempt.</summary>
internal static class StepWait
{
    /// <summary>The service has no longer pauses than a year.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(366);

    /// <returns>For example <c>event approved until 28 Nov 06:47</c>; null for a step that does not wait.</returns>
    public static string? Of(WorkflowStep step) => step switch
    {
        { Status: InstanceStatus.Waiting, Type: "waitForEvent" } =>
            $"event {step.EventType ?? step.Name}{Time("until", step.EndedOn)}",
        { Status: InstanceStatus.Waiting } => $"sleep{Time("until", step.EndedOn)}",
        { Status: "retrying" } => $"retry {Retry(step)}{Time("at", NextAttempt(step))}",
        _ => null,
    };

    private static string Retry(WorkflowStep step) => step.Config?.RetryLimit is int limit
        ? string.Format(CultureInfo.InvariantCulture, "{0} of {1}", step.Attempts.Length, limit)
        : step.Attempts.Length.ToString(CultureInfo.InvariantCulture);

    private static string Time(string word, DateTime? time) => time is DateTime known
        ? string.Format(CultureInfo.InvariantCulture, " {0} {1:d MMM HH:mm}", word, known)
        : "";

    /// <summary>When the pause after the last attempt ends; null if the service doesn't report enough.</summary>
    private static DateTime? NextAttempt(WorkflowStep step)
    {
        if (step.Attempts.LastOrDefault()?.EndedOn is not DateTime last || StepTime.Of(step.Config?.RetryDelay) is not TimeSpan delay)
        {
            return null;
        }

        double factor = step.Config!.Backoff switch
        {
            "linear" => step.Attempts.Length,
            "exponential" => Math.Pow(2, step.Attempts.Length - 1),
            _ => 1,
        };
        double milliseconds = delay.TotalMilliseconds * factor;
        return milliseconds <= s_longest.TotalMilliseconds
            ? last.ToUniversalTime().AddMilliseconds(milliseconds).ToLocalTime()
            : null;
    }
}
