using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;
using CloudflareWorkflows.Unit.Tests.Analysis.Graphs;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering;

/// <summary>What a line says of a node, in all views and diagrams.</summary>
public sealed class NodeTextTests
{
    [Theory]
    [InlineData("""{"type":"step_do","name":"a 'b'","config":{"retries":{"limit":5,"delay":10000,"backoff":"exponential"},"timeout":"10 minutes"}}""",
        "step 'a 'b'' (5 retries after 10s exponential, timeout 10m)")]
    [InlineData("""{"type":"step_do","name":"a","config":{"retries":{"limit":0,"delay":1,"backoff":"linear"},"timeout":5400000}}""",
        "step 'a' (no retries, timeout 1h 30m)")]
    [InlineData("""{"type":"step_do","name":"a","config":{"retries":{"limit":1,"delay":"1 second","backoff":"linear"},"timeout":"[dynamic]"}}""",
        "step 'a' (1 retry after 1s, timeout [dynamic])")]
    [InlineData("""{"type":"step_sleep","name":"s","duration":"2 weeks"}""", "sleep 's' (14d)")]
    [InlineData("""{"type":"step_sleep","name":"s","duration":"3 months"}""", "sleep 's' (3 months)")]
    [InlineData("""{"type":"step_sleep","name":"s","duration":1e300}""", "sleep 's' (1E+300)")]
    [InlineData("""{"type":"step_sleep","name":"s","duration":"99999999999999 days"}""", "sleep 's' (99999999999999 days)")]
    [InlineData("""{"type":"step_sleep_until","name":"s","timestamp":"new Date(e)"}""", "sleep until 's' (until new Date(e))")]
    [InlineData("""{"type":"step_wait_for_event","name":"w","options":{"event_type":"paid","timeout":"1 day"}}""",
        "wait for event 'w' (event paid, timeout 1d)")]
    [InlineData("""{"type":"parallel","kind":"all_settled","nodes":[]}""", "parallel, all settled")]
    [InlineData("""{"type":"break","kind":"return"}""", "return")]
    [InlineData("""{"type":"switch","discriminant":"e.kind","branches":[]}""", "switch e.kind")]
    [InlineData("""{"type":"function_call","name":"f"}""", "call 'f'")]
    [InlineData("""{"type":"quantum_leap","kind":"far","name":"q"}""", "quantum leap 'q', far")]
    [InlineData("""{"type":"step_do","name":"a\u001b[2J\nb"}""", "step 'a\\u001b[2J\\nb'")]
    [InlineData("""{"type":"","name":""}""", "node ''")]
    [InlineData("7", "node")]
    public void A_node_has_a_type_a_name_and_settings(string json, string text) =>
        Assert.Equal(text, Text(GraphNodes.Read(RawJson.Parse(json), null, TestContext.Current.CancellationToken)));

    [Fact]
    public void Parts_are_named_by_what_they_are()
    {
        WorkflowGraph graph = GraphSample.Graph(
            """{"type":"if","branches":[{"condition":"a","nodes":[]},{"condition":null,"nodes":[]}]},{"type":"try","try_block":{"type":"block","nodes":[]},"catch_block":{"type":"block","nodes":[]},"finally_block":{"type":"block","nodes":[]}},{"type":"odd","left":{"nodes":[]},"right":{"type":"box","nodes":[]}}""",
            """{"f":{"type":"function_def","name":"f","nodes":[]}}""");

        Assert.Equal(
            ["when a", "otherwise", "block", "catch", "finally", "left", "right: box", "function 'f'"],
            graph.Nodes.SelectMany(node => node.Nodes).Concat(graph.Functions).Select(Text));
    }

    [Fact]
    public void Code_is_cut_at_60_characters_and_never_inside_a_character()
    {
        WorkflowGraphNode branch = new() { Part = "branches", Condition = new string('x', 58) + "😀" + new string('y', 9) };

        Assert.Equal("when " + new string('x', 58) + "…", NodeText.HeadOf(branch));
        Assert.Equal("when " + new string('x', 60), NodeText.HeadOf(branch with { Condition = new string('x', 60) }));
    }

    [Theory]
    [InlineData("a-1", "1 run, 1.0s")]
    [InlineData("a-1;a-2 errored;a-3", "3 runs, 1 failed, 1 retry, 3.0s; Error: of a-2")]
    [InlineData("a-1 errored", "1 run, failed, 1 retry, 1.0s; Error: of a-1")]
    [InlineData("a-1 running", "1 run, running")]
    [InlineData("a-1;a-2 retrying", "2 runs, 1 retrying, 2.0s")]
    [InlineData("a-1 terminated", "1 run, stopped, 1.0s")]
    [InlineData("a-1;a-1 complete rollback", "1 run, 1.0s; rolled back")]
    [InlineData("a-1;a-2;a-1 complete rollback;a-2 errored rollback", "2 runs, 2.0s; 1 rolled back; 1 rollback failed")]
    public void The_runs_of_a_step_are_counted(string steps, string remarks) => Assert.Equal(
        remarks, string.Join("; ", OverlayText.RemarksOf(GraphOverlay.Of(
            GraphSample.Graph(GraphSample.Do("a")), GraphSample.Instance("running", steps)).Nodes[0])));

    [Fact]
    public void What_is_shared_or_did_not_run_says_so()
    {
        GraphOverlay overlay = GraphOverlay.Of(
            GraphSample.Graph($"{GraphSample.Do("x")},{GraphSample.Do("a")},{GraphSample.Do("a")},{GraphSample.Do("b")},{GraphSample.Do("z", ",\"starts\":3")}"),
            GraphSample.Instance("complete", "a-1;b-1;c-1 complete waitForEvent"));

        Assert.Equal(
            ["not taken", "1 run, 1.0s; one of 2 places", "1 run, 1.0s; one of 2 places", "1 run, 1.0s", "not reached"],
            overlay.Nodes.Select(node => string.Join("; ", OverlayText.RemarksOf(node))));
        Assert.Equal("starts promise 3", OverlayText.PromisesOf(overlay.Nodes[4]).Single());
        Assert.Equal("wait for event 'c'", OverlayText.HeadOf(overlay.NotInGraph.Single()));
    }

    private static string Text(WorkflowGraphNode node)
    {
        string settings = string.Join(", ", NodeText.SettingsOf(node));
        return NodeText.HeadOf(node) + (settings.Length == 0 ? "" : $" ({settings})");
    }
}
