using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Grouping;

/// <summary>Groups errored instances by the reason of their failure.</summary>
internal static class ErrorGrouping
{
    /// <summary>Groups instances. All of them count as errored. Their order has no influence.</summary>
    /// <returns>The groups, largest first.</returns>
    public static WorkflowErrorGroup[] Group(IEnumerable<WorkflowInstanceDetail> instances, GroupingOptions options)
    {
        Failure[] failures = [.. instances.Select(Failure.Of)];
        Dictionary<(string?, string), int> read = failures.GroupBy(Workflow).ToDictionary(one => one.Key, one => one.Count());
        return
        [
            .. failures.Concat(Earlier(options))
                .GroupBy(failure => (Workflow(failure), options.ByStep ? failure.StepName : null, failure.ErrorName))
                .SelectMany(same => ByMessage([.. same], options))
                .SelectMany(same => ByVersion(same, options))
                .Select(same => ToGroup(same, options, read))
                .OfType<WorkflowErrorGroup>()
                .OrderByDescending(group => group.Count)
                .ThenByDescending(group => group.LastOn?.ToUniversalTime())
                .ThenBy(group => group.WorkflowName, StringComparer.Ordinal)
                .ThenBy(group => group.StepName, StringComparer.Ordinal)
                .ThenBy(group => group.Cause, StringComparer.Ordinal)
                .ThenBy(group => group.VersionId.FirstOrDefault(), StringComparer.Ordinal)
                .ThenBy(group => group.AccountId, StringComparer.Ordinal),
        ];
    }

    /// <summary>The failures of the baseline. They are grouped together with the others, because the messages of two
    /// groupings can't be compared: what varies in one may be constant in the other.</summary>
    private static IEnumerable<Failure> Earlier(GroupingOptions options) =>
        (options.Baseline ?? []).SelectMany(group => group.Group.Length > 0
            ? group.Group.Select(Failure.Of)
            : [Failure.Of(group)])
        .Select(failure => failure with { IsEarlier = true });

    private static IEnumerable<SimilarFailures> ByMessage(Failure[] failures, GroupingOptions options)
    {
        if (!options.ByMessage)
        {
            return [new SimilarFailures(null, failures)];
        }

        MessageGroups groups = MessageGroups.Of([.. failures.Select(failure => failure.Message)]);
        return failures.Select((failure, index) => (failure, group: groups.GroupOf[index]))
            .GroupBy(one => one.group, one => one.failure)
            .Select(same => new SimilarFailures(groups.Templates[same.Key], [.. same]));
    }

    /// <summary>Splits by version, last: the messages of two versions are the same if their texts are. The baseline has
    /// other versions, so it belongs to each part.</summary>
    private static IEnumerable<SimilarFailures> ByVersion(SimilarFailures similar, GroupingOptions options) =>
        options.ByVersion
            ? similar.Failures.Where(failure => !failure.IsEarlier)
                .GroupBy(failure => failure.Instance?.VersionId)
                .Select(same => new SimilarFailures(
                    similar.Template, [.. same, .. similar.Failures.Where(failure => failure.IsEarlier)]))
            : [similar];

    /// <summary>Returns a group; null if only the baseline has such failures.</summary>
    private static WorkflowErrorGroup? ToGroup(
        SimilarFailures similar, GroupingOptions options, Dictionary<(string?, string), int> read)
    {
        Failure[] newest =
        [
            .. similar.Failures.Where(failure => !failure.IsEarlier)
                .OrderByDescending(failure => failure.On)
                .ThenBy(failure => failure.Instance!.Id, StringComparer.Ordinal),
        ];
        if (newest.Length == 0)
        {
            return null;
        }

        Failure last = newest[0];
        int total = options.Totals.TryGetValue(Workflow(last), out int all) ? all : 0;
        int sample = read[Workflow(last)];
        return new WorkflowErrorGroup
        {
            Count = total > sample ? (int)Math.Round((double)newest.Length * total / sample) : newest.Length,
            WorkflowName = last.WorkflowName,
            StepName = options.ByStep ? last.StepName : null,
            ErrorName = last.ErrorName,
            Message = similar.Template,
            FirstOn = newest.Min(failure => failure.On)?.ToLocalTime(),
            LastOn = last.On?.ToLocalTime(),
            IsEstimate = total > sample,
            IsNew = options.Baseline is null ? null : newest.Length == similar.Failures.Length,
            SampleMessage = last.Sample,
            AccountId = last.AccountId,
            Id = [.. newest.Select(failure => failure.Instance!.Id)],
            VersionId = Versions(newest),
            Group = [.. newest.Select(failure => failure.Instance!)],
        };
    }

    /// <summary>The versions, newest first: of two versions, the newer one has the instance that was created
    /// last.</summary>
    private static string[] Versions(Failure[] failures) =>
    [
        .. failures.Where(failure => failure.Instance!.VersionId is not null)
            .GroupBy(failure => failure.Instance!.VersionId!)
            .OrderByDescending(same => same.Max(failure => failure.Started))
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Key),
    ];

    private static (string? AccountId, string WorkflowName) Workflow(Failure failure) => (failure.AccountId, failure.WorkflowName);

    private sealed record SimilarFailures(string? Template, Failure[] Failures);
}
