using System;
using System.ComponentModel;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>When a step ran and for how long, drawn as a bar in the time of its instance, for the views.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimelineBar
{
    private const int Width = 12;

    /// <summary>The bar; empty where the service told no time.</summary>
    public static string Of(WorkflowStep? step)
    {
        if (step?.Frame is not TimeFrame frame || step.StartedOn?.ToUniversalTime() is not DateTime start)
        {
            return "";
        }

        // What is not over goes on until now; clocks may differ. A wait has an end beforehand, which it may not see.
        DateTime now = DateTime.UtcNow;
        DateTime to = frame.To ?? (now > frame.LastSeen ? now : frame.LastSeen);
        DateTime end = step.EndedOn?.ToUniversalTime() is DateTime told && told < to ? told : to;
        double length = Math.Max(1, (to - frame.From).Ticks);
        int first = Math.Min(Width - 1, Cells((start - frame.From).Ticks / length, Math.Floor));
        int last = Math.Max(first + 1, Cells((end - frame.From).Ticks / length, Math.Ceiling));
        return new string(' ', first) + new string('\u2588', last - first);
    }

    private static int Cells(double share, Func<double, double> round) =>
        (int)Math.Min(Width, Math.Max(0, round(share * Width)));
}
