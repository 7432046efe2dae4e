using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Tells what can happen to an instance if a step moves.</summary>
internal sealed class UnsafeMoves
{
    private const string LeavesElsewhere =
        "The code leaves at another place: an instance can skip steps, or run steps that it would have skipped.";

    private const string OutOfLoop =
        "An instance that ran the step in several rounds loses the results of the later ones, and no longer rolls them back.";

    private const string IntoBranch =
        "An instance that has completed the step loses its result, and no longer rolls it back, if it doesn't take the branch.";

    private const string OtherOrder =
        "An instance between the old place and the new one runs the step, or those that it moved past, in another order than the code.";

    private readonly UnsafeChanges _changes;
    private readonly StepMoves _moves;
    private readonly HashSet<StepMatch> _inOtherOrder;

    /// <param name="both">What both versions have.</param>
    /// <param name="moves">What moved.</param>
    /// <param name="changes">The rules for other changes.</param>
    public UnsafeMoves(List<StepMatch> both, StepMoves moves, UnsafeChanges changes)
    {
        _moves = moves;
        _changes = changes;
        _inOtherOrder =
        [
            .. both.Where(one => one.Reference!.IsStepOrCall)
                .GroupBy(one => (one.Reference!.Scope.Function, one.Difference!.Scope.Function)).SelectMany(InOtherOrder),
        ];
    }

    /// <summary>Returns what can happen; null if the graph shows no danger.</summary>
    public string? Of(StepMatch match)
    {
        CodePlace step = match.Reference!;
        if (!step.IsStepOrCall)
        {
            return step.Node.Type == CodePlace.Leave ? LeavesElsewhere : null;
        }

        CodeScope[] before = [.. step.Scope.Outwards.Where(one => one.Statement is not null)];
        CodeScope[] after = [.. match.Difference!.Scope.Outwards.Where(one => one.Statement is not null)];
        return _changes.OfRepeated(step)
            ?? (before.Count(IsLoop) > after.Count(IsLoop) ? OutOfLoop : null)
            ?? (after.Where(IsBranch).Any(one => !before.Any(other => IsSame(other, one))) ? IntoBranch : null)
            ?? (_inOtherOrder.Contains(match) ? OtherOrder : null)
            ?? (before.Where(IsBranch).Any(one => !after.Any(other => IsSame(one, other))) ? _changes.OfLate(match.Difference) : null);
    }

    private static bool IsLoop(CodeScope scope) => scope.Statement!.Node.Type == "loop";

    private static bool IsBranch(CodeScope scope) => scope.Statement!.Node.Part is CodePlace.BranchPart or "catch_block";

    private bool IsSame(CodeScope reference, CodeScope difference)
    {
        WorkflowGraphNode one = reference.Statement!.Node;
        WorkflowGraphNode other = difference.Statement!.Node;
        return (_moves.Partners.TryGetValue(reference, out CodeScope? partner) && partner == difference)
            || (one.Condition is not null && (one.Part, one.Condition) == (other.Part, other.Condition));
    }

    /// <summary>The steps that another one comes before in one version, and after in the other.</summary>
    private static IEnumerable<StepMatch> InOtherOrder(IEnumerable<StepMatch> matches)
    {
        StepMatch[] steps = [.. matches.OrderBy(one => one.Reference!.Index)];
        int last = -1;
        foreach (StepMatch step in steps)
        {
            int place = step.Difference!.Index;
            if (place < last)
            {
                yield return step;
            }

            last = place > last ? place : last;
        }

        int first = int.MaxValue;
        for (int index = steps.Length - 1; index >= 0; index--)
        {
            int place = steps[index].Difference!.Index;
            if (place > first)
            {
                yield return steps[index];
            }

            first = place < first ? place : first;
        }
    }
}
