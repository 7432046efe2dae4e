using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Diagrams;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Analysis.Graphs.GraphSample;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Diagrams;

/// <summary>The boxes, frames and arrows of diagrams.</summary>
public sealed class FlowChartTests
{
    [Theory]
    [InlineData("A,B", "w > a, a > b, b > end")]
    [InlineData("", "w > end")]
    [InlineData("""{"type":"block","nodes":[A,B]}""", "w > a, a > b, b > end")]
    [InlineData("""{"type":"loop","nodes":[A]},B""", "w > a, a > b, b > end")]
    [InlineData("""{"type":"parallel","kind":"all","nodes":[A,{"type":"block","nodes":[B,C]}]}""", "w >, > a, > b, b > c, a > end, c > end")]
    [InlineData("""{"type":"if","branches":[{"condition":"x","nodes":[A]},{"condition":null,"nodes":[]}]},B""",
        "w > if, if > a (when x), a > b, if > b (otherwise), b > end")]
    // Without a branch for other cases, the code goes on.
    [InlineData("""{"type":"switch","discriminant":"d","branches":[{"condition":"x","nodes":[A]}]},B""",
        "w > switch d, switch d > a (when x), a > b, switch d > b (otherwise), b > end")]
    [InlineData("""{"type":"try","try_block":{"type":"block","nodes":[A]},"catch_block":{"type":"block","nodes":[B]},"finally_block":{"type":"block","nodes":[C]}}""",
        "w > try, try > a, try ~ b (catch), a > c (finally), b > c (finally), c > end")]
    [InlineData("""{"type":"try","try_block":{"type":"block","nodes":[A]},"catch_block":null,"finally_block":null}""", "w > try, try > a, a > end")]
    [InlineData("""A,{"type":"break","kind":"return"}""", "w > a, a > return")]
    [InlineData("""{"type":"loop","nodes":[A,{"type":"if","branches":[{"condition":"x","nodes":[{"type":"break","kind":"break"}]},{"condition":null,"nodes":[]}]},B]},C""",
        "w > a, a > if, if > break (when x), if > b (otherwise), b > c, break > c, c > end")]
    [InlineData("""{"type":"step_do","name":"o","nodes":[A]},B""", "w > o, o > a, a > b, b > end")]
    [InlineData("""{"type":"quantum_leap","nodes":[A,B]}""", "w >, > a, > b, a > end, b > end")]
    [InlineData("""{"type":"function_call","name":"f"},{"type":"function_call","name":"g"}""",
        "w > call 'f', call 'f' > call 'g', call 'g' > end, function 'f' > z, z > call 'f', call 'f' ~ function 'f', call 'f' ~ function 'f'")]
    public void Arrows_follow_the_code(string nodes, string arrows)
    {
        string filled = nodes.Replace("A", Do("a"), StringComparison.Ordinal).Replace("B", Do("b"), StringComparison.Ordinal)
            .Replace("C", Do("c"), StringComparison.Ordinal);
        string functions = nodes.Contains("function_call", StringComparison.Ordinal)
            ? """{"f":{"type":"function_def","name":"f","nodes":[Z,{"type":"function_call","name":"f"}]}}""".Replace("Z", Do("z"), StringComparison.Ordinal)
            : "{}";

        Assert.Equal(arrows, Arrows(FlowChartBuilder.Build(GraphOverlay.Of(Graph(filled, functions), null))));
    }

    [Fact]
    public void Each_statement_is_drawn_once_in_its_frame()
    {
        FlowChart chart = FlowChartBuilder.Build(GraphOverlay.Of(
            Graph(
                $$"""{"type":"loop","nodes":[{{Do("a")}},{"type":"parallel","kind":"race","starts":3,"nodes":[{{Do("b")}}]}]}""",
                """{"f":{"type":"function_def","name":"f","nodes":[]}}"""),
            Instance("complete", "a-1;x-1 errored")));

        Assert.Equal(
            [
                "w|version v|instance i: complete", "loop", "  step 'a'|1 run, 1.0s", "  parallel, race, starts promise 3", "    ", "    step 'b'|not reached",
                "end", "function 'f'", "  function 'f'", "not in the graph", "  step 'x'|1 run, failed, 1 retry, 1.0s|Error: of x-1",
            ],
            Items(chart.Root, ""));
        Assert.Equal(
            [FlowStyles.None, FlowStyles.Ran, FlowStyles.None, FlowStyles.Skipped, FlowStyles.None, FlowStyles.None, FlowStyles.Failed],
            chart.Nodes.Select(node => node.Style));
    }

    [Theory]
    [InlineData("running", "a-1;a-2 running", "Open, Shared")]
    [InlineData("complete", "a-1", "Ran, Shared")]
    [InlineData("running", "", "None")]
    public void A_step_in_several_places_is_dashed(string status, string steps, string style) => Assert.Equal(
        style,
        FlowChartBuilder.Build(GraphOverlay.Of(Graph($"{Do("a")},{Do("a")}"), Instance(status, steps))).Nodes[1].Style.ToString());

    [Fact]
    public void Ten_thousand_nodes_have_as_many_boxes_and_no_more_arrows()
    {
        // Branches that end together, several times in a row, would be all connected with all.
        string branches = string.Join(',', Enumerable.Range(0, 100).Select(index => $$"""{"condition":"c{{index}}","nodes":[{{Do("s" + index)}}]}"""));
        string many = string.Join(',', Enumerable.Repeat($$"""{"type":"if","branches":[{{branches}}]}""", 50));

        FlowChart chart = FlowChartBuilder.Build(GraphOverlay.Of(Graph(many), null));

        Assert.Equal(2 + (50 * 101), chart.Nodes.Count);
        Assert.Equal(1 + (50 * 201), chart.Edges.Count);
        Assert.True(MermaidDiagram.IsLarge(chart, ""));
    }

    [Fact]
    public void A_thousand_levels_are_drawn()
    {
        WorkflowGraphNode node = new() { Type = "step_do", Name = "deepest" };
        for (int level = 1; level < GraphShape.MaximumDepth; level++)
        {
            node = new WorkflowGraphNode { Type = level % 2 == 0 ? "loop" : "parallel", Nodes = [node] };
        }

        GraphOverlay overlay = GraphOverlay.Of(new WorkflowGraph { Nodes = [node] }, Instance("complete", "deepest-1"));
        FlowChart chart = FlowChartBuilder.Build(overlay);

        Assert.Contains("step 'deepest'", MermaidDiagram.Write(chart), StringComparison.Ordinal);
        Assert.Contains("step 'deepest'", DotDiagram.Write(chart), StringComparison.Ordinal);
        Assert.Contains("step 'deepest'", TextDiagram.Write(overlay, 79), StringComparison.Ordinal);
    }

    private static string Arrows(FlowChart chart)
    {
        Dictionary<string, string> names = chart.Nodes.ToDictionary(
            node => node.Id,
            node => node.Lines.FirstOrDefault("").Replace("step '", "", StringComparison.Ordinal) is string line
                && node.Lines.FirstOrDefault("").StartsWith("step", StringComparison.Ordinal) ? line.TrimEnd('\'') : node.Lines.FirstOrDefault(""));
        return string.Join(", ", chart.Edges.Select(edge =>
            $"{names[edge.From]} {(edge.IsDashed ? "~" : ">")} {names[edge.To]}{(edge.Label is null ? "" : $" ({edge.Label})")}".Trim()));
    }

    private static IEnumerable<string> Items(FlowGroup group, string indent) => group.Items.SelectMany(item => item is FlowGroup inner
        ? new[] { indent + inner.Label }.Concat(Items(inner, indent + "  "))
        : [indent + string.Join('|', ((FlowNode)item).Lines)]);
}
