using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Health;

/// <summary>The usual durations of the steps of a workflow. Whether analytics name a step with its counter or without is
/// not documented, so all occurrences of a step are one.</summary>
internal sealed class StepDurations
{
    public static readonly StepDurations None = new([]);

    private readonly Dictionary<string, TimeSpan> _usual;

    /// <param name="runs">The durations of the runs of steps.</param>
    public StepDurations(IEnumerable<(string StepName, TimeSpan Duration)> runs)
    {
        Dictionary<string, DurationSample> samples = new(StringComparer.Ordinal);
        foreach ((string name, TimeSpan duration) in runs)
        {
            string bare = WithoutCounter(name);
            if (!samples.TryGetValue(bare, out DurationSample? sample))
            {
                samples.Add(bare, sample = new DurationSample());
            }

            sample.Add(duration);
        }

        _usual = samples.Where(sample => sample.Value.P95 is not null)
            .ToDictionary(sample => sample.Key, sample => sample.Value.P95!.Value, StringComparer.Ordinal);
    }

    /// <summary>The shortest of all; null if none is known.</summary>
    public TimeSpan? Shortest => _usual.Count == 0 ? null : _usual.Values.Min();

    /// <summary>The 95th percentile of a step; null if fewer than 20 runs are known.</summary>
    public TimeSpan? Of(WorkflowStep step) =>
        _usual.TryGetValue(WithoutCounter(step.Name), out TimeSpan usual) ? usual : null;

    private static string WithoutCounter(string name)
    {
        int hyphen = name.LastIndexOf('-');
        bool hasCounter = hyphen > 0 && hyphen < name.Length - 1 && name.Skip(hyphen + 1).All(char.IsDigit);
        return hasCounter ? name[..hyphen] : name;
    }
}
