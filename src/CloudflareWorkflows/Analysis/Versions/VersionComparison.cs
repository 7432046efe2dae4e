using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Compares two versions of a workflow. It only computes.</summary>
internal static class VersionComparison
{
    /// <summary>Compares the code, in the order of the reference. A step that only the other version has comes after the step
    /// before it.</summary>
    public static WorkflowVersionDifference[] Compare(WorkflowGraph reference, WorkflowGraph difference)
    {
        ScopeShapes shapes = new();
        VersionCode one = new(reference, shapes);
        VersionCode other = new(difference, shapes, FunctionNames.OldNames(reference, difference));
        List<StepMatch> matches = StepMatching.Match(one, other);
        List<StepMatch> both = matches.FindAll(match => match is { Reference: not null, Difference: not null });
        StepMoves moves = new(both);
        UnsafeChanges risks = new(matches, other);
        UnsafeMoves riskyMoves = new(both, moves, risks);
        ILookup<StepMatch, WorkflowVersionDifference> around = AroundSteps(both, moves);
        return
        [
            .. MatchOrder.Of(matches).SelectMany(match => around[match].Concat(OfStep(match, risks, moves.Moved.Contains(match) ? riskyMoves : null)))
                .Select(found => found with
                {
                    WorkflowName = difference.WorkflowName,
                    AccountId = difference.AccountId,
                    ReferenceVersionId = reference.VersionId,
                    DifferenceVersionId = difference.VersionId,
                }),
        ];
    }

    /// <summary>Compares the settings of the versions.</summary>
    public static WorkflowVersionDifference[] Compare(WorkflowVersion reference, WorkflowVersion difference) =>
    [
        .. new (string Setting, string? Before, string? After)[]
        {
            (nameof(WorkflowVersion.ClassName), reference.ClassName, difference.ClassName),
            (nameof(WorkflowVersion.Language), reference.Language, difference.Language),
            (nameof(WorkflowVersion.StepLimit), Text(reference.StepLimit), Text(difference.StepLimit)),
            (nameof(WorkflowVersion.SuccessRetention), reference.SuccessRetention?.ToString(), difference.SuccessRetention?.ToString()),
            (nameof(WorkflowVersion.ErrorRetention), reference.ErrorRetention?.ToString(), difference.ErrorRetention?.ToString()),
            (nameof(WorkflowVersion.ConcurrencyLimit), Text(reference.ConcurrencyLimit), Text(difference.ConcurrencyLimit)),
        }.Where(one => one.Before != one.After).Select(one => new WorkflowVersionDifference
        {
            Kind = DifferenceKind.Changed,
            Setting = one.Setting,
            Reference = one.Before,
            Difference = one.After,
            WorkflowName = difference.WorkflowName,
            AccountId = difference.AccountId,
            ReferenceVersionId = reference.VersionId,
            DifferenceVersionId = difference.VersionId,
        }),
    ];

    private static IEnumerable<WorkflowVersionDifference> OfStep(StepMatch match, UnsafeChanges risks, UnsafeMoves? moves)
    {
        CodePlace step = match.Reference ?? match.Difference!;
        WorkflowVersionDifference found = Named(step);
        if (match.Reference is not CodePlace reference)
        {
            yield return found with { Kind = DifferenceKind.Added, Difference = step.Text, Reason = risks.OfAdded(step) };
            yield break;
        }

        if (match.Difference is not CodePlace difference)
        {
            yield return found with { Kind = DifferenceKind.Removed, Reference = step.Text, Reason = risks.OfRemoved(step) };
            yield break;
        }

        if (reference.Name != difference.Name)
        {
            yield return found with
            {
                Kind = DifferenceKind.Renamed,
                Reference = reference.Name,
                Difference = difference.Name,
                Reason = UnsafeChanges.OfRenamed(reference, difference),
            };
        }

        if (moves is not null)
        {
            bool isEqual = reference.Text == difference.Text;
            yield return found with
            {
                Kind = DifferenceKind.Moved,
                Reference = isEqual ? reference.ExactText : reference.Text,
                Difference = isEqual ? difference.ExactText : difference.Text,
                Reason = moves.Of(match),
            };
        }

        foreach (SettingChange change in step.IsStepOrCall
            ? StepSettings.Compare(reference.Node, difference.Node)
            : StepSettings.CompareDecision(reference.Node, difference.Node))
        {
            yield return change.ToDifference(found);
        }
    }

    private static WorkflowVersionDifference Named(CodePlace step) =>
        new() { StepName = step.IsStepOrCall ? step.Name : null, StepType = CodePlace.TypeOf(step.Node) };

    /// <summary>The changes of the statements around steps, each with the first step inside.</summary>
    private static ILookup<StepMatch, WorkflowVersionDifference> AroundSteps(List<StepMatch> matches, StepMoves moves)
    {
        List<(StepMatch, WorkflowVersionDifference)> found = [];
        HashSet<CodeScope> seen = [];
        foreach (StepMatch match in matches.OrderByDescending(one => one.Reference!.IsStepOrCall).ThenBy(one => one.Reference!.Index))
        {
            WorkflowVersionDifference step = Named(match.Reference!);
            foreach (CodeScope scope in match.Reference!.Scope.Outwards.TakeWhile(seen.Add).Where(one => one.Statement is not null).Reverse())
            {
                if (moves.Partners.TryGetValue(scope, out CodeScope? partner))
                {
                    found.AddRange(StepSettings.CompareAround(scope.Statement!.Node, partner.Statement!.Node)
                        .Select(change => (match, change.ToDifference(step))));
                }
            }
        }

        return found.ToLookup(one => one.Item1, one => one.Item2);
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
