using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering;

/// <summary>Formats what an instance tells of a node of a graph for people.</summary>
internal static class OverlayText
{
    private const int LongestError = 80;

    /// <summary>Returns what an instance tells of a node, one text each: <c>3 runs, 1 failed, 8.7s</c>, <c>one of 2
    /// places</c>, <c>not reached</c>. Nothing without an instance.</summary>
    public static IEnumerable<string> RemarksOf(OverlayNode node) => RemarksOf(node, RemarksOf);

    /// <summary>The same without texts of errors, which can contain data.</summary>
    public static IEnumerable<string> FiguresOf(OverlayNode node) => RemarksOf(node, FiguresOf);

    private static IEnumerable<string> RemarksOf(OverlayNode node, Func<StepRuns, IEnumerable<string>> runs)
    {
        IEnumerable<string> states = node.State switch
        {
            NodeState.NotTaken => ["not taken"],
            NodeState.NotReached => ["not reached"],
            _ => [],
        };
        return states
            .Concat(node.Runs is null ? [] : runs(node.Runs))
            .Concat(node.Runs is not null && node.Places > 1 ? [Counted("one of {0} places", node.Places)] : []);
    }

    /// <summary>Returns what a node has to do with promises, one text each: <c>starts promise 1</c>.</summary>
    public static IEnumerable<string> PromisesOf(OverlayNode node) => node.Promises.Select(badge => Counted(
        badge.Role switch
        {
            PromiseRole.Starts => "starts promise {0}",
            PromiseRole.Awaits => "awaits promise {0}",
            _ => "after promise {0}",
        },
        badge.Number));

    /// <summary>Returns the remarks about runs, and the last error.</summary>
    public static IEnumerable<string> RemarksOf(StepRuns runs) => FiguresOf(runs)
        .Concat(runs.Failed > 0 && runs.LastError is WorkflowError error ? [EscapedText.OnOneLine(error.Unwrap().ToString(), LongestError)] : []);

    /// <summary>Returns the remarks about runs, without texts of errors.</summary>
    public static IEnumerable<string> FiguresOf(StepRuns runs)
    {
        yield return string.Join(", ", new[]
        {
            Several(runs.Runs, "run"),
            runs.Failed > 0 ? runs.Runs == 1 ? "failed" : Counted("{0} failed", runs.Failed) : null,
            runs.Stopped > 0 ? runs.Runs == 1 ? "stopped" : Counted("{0} stopped", runs.Stopped) : null,
            runs.Open > 0 ? runs.Runs == 1 ? Status(runs) : Counted("{0} " + Status(runs), runs.Open) : null,
            runs.Retries > 0 ? Several(runs.Retries, "retry", "retries") : null,
            runs.Duration is TimeSpan duration ? DurationFormat.Of(duration) : null,
        }.OfType<string>());

        int undone = runs.Rollbacks.Count(step => step.Status == InstanceStatus.Complete);
        int failed = runs.Rollbacks.Count(step => step.Status == InstanceStatus.Errored);
        if (undone > 0)
        {
            yield return runs.Runs == 1 ? "rolled back" : Counted("{0} rolled back", undone);
        }

        if (failed > 0)
        {
            yield return Several(failed, "rollback") + " failed";
        }
    }

    /// <summary>Returns the type and the name of steps that no node of the graph has.</summary>
    public static string HeadOf(StepRuns runs) => runs.Type switch
    {
        "waitForEvent" => "wait for event",
        string type => NodeText.Word(type),
    } + $" '{EscapedText.OnOneLine(runs.Name, NodeText.LongestName)}'";

    /// <summary>The status of the open step that started last.</summary>
    private static string Status(StepRuns runs) => runs.Steps.Last(step => step.IsOpen).Status;

    private static string Several(int count, string one, string? many = null) =>
        Counted("{0} ", count) + (count == 1 ? one : many ?? one + "s");

    private static string Counted(string format, int count) => string.Format(CultureInfo.InvariantCulture, format, count);
}
