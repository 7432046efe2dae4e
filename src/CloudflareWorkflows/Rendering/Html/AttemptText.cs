using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Formats the attempts of a step, with the pauses between them.</summary>
internal static class AttemptText
{
    /// <summary>More attempts don't help a reader.</summary>
    private const int Most = 12;

    /// <summary>Returns the attempts of a step, oldest first.</summary>
    public static string Of(WorkflowStep step)
    {
        string more = step.Attempts.Length > Most
            ? string.Format(CultureInfo.InvariantCulture, ", and {0} more", step.Attempts.Length - Most)
            : "";
        return string.Join(", ", step.Attempts.Take(Most).SelectMany((attempt, index) =>
            Attempt(attempt, index == 0 ? null : step.Attempts[index - 1]))) + more;
    }

    private static IEnumerable<string> Attempt(WorkflowStepAttempt attempt, WorkflowStepAttempt? before)
    {
        // Local times go back when the clocks do.
        TimeSpan? pause = attempt.StartedOn?.ToUniversalTime() - before?.EndedOn?.ToUniversalTime();
        if (pause > TimeSpan.Zero)
        {
            yield return $"pause {DurationText.Of(pause)}";
        }

        string outcome = attempt.Success switch
        {
            null => "running",
            true => "succeeded",
            false => "failed",
        };
        yield return attempt.Duration is TimeSpan duration ? $"{outcome} after {FigureText.Duration(duration)}" : outcome;
    }
}
