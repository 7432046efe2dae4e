using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Rules that only instances show: times in names, large outputs, and many steps.</summary>
internal static class HistoryRules
{
    /// <summary>Of a step's output, in bytes.</summary>
    public const int LargestOutput = 1 << 20;

    private const double Near = 0.8;
    private const int DefaultStepLimit = 10_000;
    private const string Time = "<time>";

    private static readonly TimeSpan s_beforeStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_rounding = TimeSpan.FromSeconds(1);

    private static readonly Regex s_time = new(
        @"(?<![0-9])([0-9]{13}|[0-9]{10}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?Z)(?![0-9])", RegexOptions.CultureInvariant);

    public static IEnumerable<WorkflowVersionFinding> Find(VersionHistory history) =>
        TimesInNames(history).Concat(Outputs(history)).Concat(ManySteps(history));

    /// <summary>Names with the time at which their step started, in at least two steps. A name with the time at which the
    /// instance was created is the same each time.</summary>
    private static IEnumerable<WorkflowVersionFinding> TimesInNames(VersionHistory history) => history.Instances
        .SelectMany(instance => instance.Steps.Where(step => step.IsInCode).Select(step => WithoutStart(instance, step)))
        .OfType<string>()
        .GroupBy(name => name, StringComparer.Ordinal)
        .Where(group => group.Skip(1).Any())
        .Select(group => VersionRule.s_varyingName.Found(
            group.Key, "The name contains the time at which the step starts, so the engine can't find its result again."));

    private static string? WithoutStart(WorkflowInstanceDetail instance, WorkflowStep step)
    {
        Match match = s_time.Match(step.NameInCode);
        if (!match.Success || step.StartedOn?.ToUniversalTime() is not DateTime start || TimeOf(match.Value) is not DateTime time)
        {
            return null;
        }

        bool isStart = time <= start + s_rounding && time >= start - s_beforeStart;
        bool isCreation = instance.QueuedOn?.ToUniversalTime() is not DateTime queued || (time - queued).Duration() <= s_rounding;
        return isStart && !isCreation ? s_time.Replace(step.NameInCode, Time, 1) : null;
    }

    private static DateTime? TimeOf(string text) => text.Length switch
    {
        10 => DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime,
        13 => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)).UtcDateTime,
        _ => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime time) ? time.ToUniversalTime() : null,
    };

    private static IEnumerable<WorkflowVersionFinding> Outputs(VersionHistory history)
    {
        foreach (WorkflowStep step in history.Instances.SelectMany(instance => instance.Steps)
            .Where(step => step.Error?.Message?.Contains("output is too large", StringComparison.OrdinalIgnoreCase) == true))
        {
            yield return VersionRule.s_outputTooLarge.Found(step.NameInCode, $"'{step.InstanceId}' failed: the output of the step is larger than 1 MiB.");
        }

        foreach (KeyValuePair<string, int> output in history.OutputSizes.Where(one => one.Value >= Near * LargestOutput))
        {
            yield return VersionRule.s_largeOutput.Found(output.Key, string.Format(
                CultureInfo.InvariantCulture, "An output has {0:0} KiB. The limit is 1,024 KiB.", output.Value / 1024.0));
        }
    }

    private static IEnumerable<WorkflowVersionFinding> ManySteps(VersionHistory history)
    {
        int limit = history.StepLimit ?? DefaultStepLimit;
        WorkflowInstanceDetail? largest = history.Instances.OrderByDescending(Count).FirstOrDefault();
        if (largest is not null && Count(largest) >= Near * limit)
        {
            yield return VersionRule.s_manySteps.Found(null, string.Format(
                CultureInfo.InvariantCulture, "'{0}' has {1:N0} steps. The limit is {2:N0}.", largest.Id, Count(largest), limit));
        }
    }

    /// <summary>Sleeps don't count.</summary>
    private static int Count(WorkflowInstanceDetail instance) => instance.Steps.Count(step => step.IsInCode && step.Type != "sleep");
}
