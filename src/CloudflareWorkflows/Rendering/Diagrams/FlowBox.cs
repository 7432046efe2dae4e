using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>The text and the style of a statement in a flow chart.</summary>
internal static class FlowBox
{
    /// <summary>Returns the lines of a box: the type and name, the settings, and what an instance tells.</summary>
    public static string[] LinesOf(OverlayNode node)
    {
        string settings = string.Join(", ", NodeText.SettingsOf(node.Node));
        return
        [
            NodeText.HeadOf(node.Node),
            .. settings.Length > 0 ? [settings] : Array.Empty<string>(),
            .. OverlayText.PromisesOf(node),
            .. OverlayText.RemarksOf(node),
        ];
    }

    /// <summary>Returns the text of a frame.</summary>
    public static string LabelOf(OverlayNode node) =>
        string.Join(", ", new[] { NodeText.HeadOf(node.Node) }.Concat(OverlayText.PromisesOf(node)));

    public static FlowStyles StyleOf(OverlayNode node) => node switch
    {
        { State: NodeState.NotReached or NodeState.NotTaken } => FlowStyles.Skipped,
        { Runs: StepRuns runs } => StyleOf(runs) | (node.Places > 1 ? FlowStyles.Shared : FlowStyles.None),
        _ => FlowStyles.None,
    };

    public static FlowStyles StyleOf(StepRuns runs) =>
        runs.Failed > 0 ? FlowStyles.Failed : runs.Open > 0 ? FlowStyles.Open : FlowStyles.Ran;
}
