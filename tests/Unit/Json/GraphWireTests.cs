using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class GraphWireTests
{
    /// <summary>A node in the service's JSON, and the resulting tree: type, name, kind, part, numbers, the names of the
    /// details, and the children.</summary>
    [Theory]
    [InlineData("""{"type":"step_do","name":"a","config":{"timeout":1},"nodes":[],"starts":1}""", "step_do:a #1 {config}")]
    [InlineData("""{"type":"step_sleep","name":"s","duration":"1 day","resolves":2}""", "step_sleep:s #2 {duration}")]
    [InlineData("""{"type":"parallel","kind":"all","nodes":[{"type":"block","nodes":[{"type":"break","kind":"return"}]}]}""",
        "parallel/all (block (break/return))")]
    [InlineData("""{"type":"try","try_block":{"type":"block","nodes":[{"type":"x"}]},"catch_block":null,"finally_block":{"type":"block","nodes":[]}}""",
        "try {catch_block} (try_block=block (x), finally_block=block)")]
    [InlineData("""{"type":"if","branches":[{"condition":"a","nodes":[{"type":"x"}]},{"condition":null,"nodes":[]}]}""",
        "if (branches= {condition} (x), branches= {condition})")]
    [InlineData("""{"type":"start","functions":{"f":{"type":"function_def","name":"f","nodes":[]}},"nodes":[{"type":"x"}]}""",
        "start (functions=function_def:f, x)")]
    [InlineData("""{"type":"quantum_leap","kind":7,"to":{"where":[1,2]},"lists":[{"nodes":[]},3]}""",
        "quantum_leap {kind,to,lists}")]
    [InlineData("""{"type":"step_do","nodes":"none"}""", "step_do {nodes}")]
    [InlineData("""{"type":"if","branches":[],"other":[]}""", "if {other}")]
    [InlineData("""{"type":"start","functions":{}}""", "start")]
    [InlineData("\"odd\"", "")]
    [InlineData("null", "")]
    public void A_node_is_read_with_all_its_properties(string json, string tree) =>
        Assert.Equal(tree, Describe(GraphNodes.Read(RawJson.Parse(json), null, TestContext.Current.CancellationToken)));

    [Theory]
    [InlineData("""{"graph":{"version":1,"workflow":{"functions":{},"nodes":[{"type":"a"},{"type":"b"}]}}}""", 1, 2, 0)]
    [InlineData("""{"graph":{"version":2,"workflow":{"functions":{"f":{"nodes":[]}},"nodes":[]}}}""", 2, 0, 1)]
    [InlineData("""{"graph":null,"dag":{"nodes":[{"type":"a"}]}}""", null, 1, 0)]
    [InlineData("""{"graph":{}}""", null, 0, 0)]
    public void A_graph_contains_statements_and_functions(string json, int? format, int nodes, int functions)
    {
        WorkflowGraph graph = Read(json)!;

        Assert.Equal((format, nodes, functions), (graph.Format, graph.Nodes.Length, graph.Functions.Length));
        Assert.Equal(("acc", "w", "v"), (graph.AccountId, graph.WorkflowName, graph.VersionId));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"graph":null,"dag":null}""")]
    public void A_missing_tree_is_a_null_graph(string json) => Assert.Null(Read(json));

    private static WorkflowGraph? Read(string json) => System.Text.Json.JsonSerializer.Deserialize(
        $$"""{"result":{{json}}}""", ApiJsonContext.Default.EnvelopeGraphWire)!.Result!.ToModel(
        "acc", "w", "v", TestContext.Current.CancellationToken);

    private static string Describe(WorkflowGraphNode node)
    {
        string head = (node.Part is null ? "" : node.Part + "=") + node.Type
            + (node.Name is null ? "" : ":" + node.Name) + (node.Kind is null ? "" : "/" + node.Kind);
        string number = (node.Starts ?? node.Resolves) is int reported ? $" #{reported}" : "";
        string details = node.Details is PSObject known
            ? $" {{{string.Join(',', known.Properties.Select(property => property.Name))}}}"
            : "";
        string inside = node.Nodes.Length == 0 ? "" : $" ({string.Join(", ", node.Nodes.Select(Describe))})";
        return head + number + details + inside;
    }
}
