using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Contract.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Contract.Tests.Diagrams;

/// <summary>Mermaid's parser and Graphviz accept every diagram, and read from it what the graph has.</summary>
public sealed class DiagramTests(DiagramReader reader) : IAsyncLifetime
{
    private const int Samples = 60;
    private const int Nodes = 25;

    private SandboxServer? _server;
    private Shell? _shell;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Clients.SkipReason is not null, Clients.SkipReason ?? "");
        _server = await SandboxServer.StartAsync(new SandboxOptions(), Stop);
        _shell = new Shell();
        _shell.Set("server", _server);
        _shell.Set("token", Secret.Of(_server.ApiToken));
        _ = _shell.Values("Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress");
    }

    public async ValueTask DisposeAsync()
    {
        _shell?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task Random_graphs_are_read_as_they_are()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(TestSeed.Line);
        Random random = new(TestSeed.Value);
        for (int sample = 0; sample < Samples; sample++)
        {
            RandomGraph graph = new(random);
            string other = Add(sample, graph, random);

            ReadDiagram mermaid = await ReadAsync("mermaid", sample);
            ReadDiagram dot = await ReadAsync("dot", sample);

            // Two independent programs read the same texts.
            Assert.Equal(mermaid.Nodes, dot.Nodes);
            Assert.Equal(mermaid.Groups, dot.Groups);
            Assert.Equal(mermaid.Edges, dot.Edges);
            AssertComplete(graph, mermaid);
            Assert.Contains($"step '{other}'\n1 run", string.Join("\n\n", mermaid.Nodes.Values), StringComparison.Ordinal);
        }
    }

    /// <summary>Graphs at the edge: no statements, and no names. In each, there are a start and an end.</summary>
    [Theory]
    [InlineData("""{"functions":{},"nodes":[]}""", 2)]
    [InlineData("""{"functions":{},"nodes":[{},{"type":""},{"type":"step_do","name":""},{"name":""},{"type":"if","branches":[]},null,7]}""", 9)]
    public async Task Unusual_graphs_are_read(string graph, int nodes)
    {
        _ = _server!.Account.AddWorkflow(Workflow(0), new WorkflowSetup { Graph = graph });

        await AssertReadAsync($"Get-CfWorkflowGraph {Workflow(0)}", nodes, 0);
    }

    /// <summary>Graphviz can't draw hundreds of frames in each other. Below a hundred, statements have boxes.</summary>
    [Fact]
    public Task Deeply_nested_graphs_are_read() => AssertReadAsync(
        """
        $node = [pscustomobject]@{ Type = 'step_do'; Name = 'x' }
        foreach ($level in 1..999) { $node = [pscustomobject]@{ Type = ('loop', 'parallel')[$level % 2]; Nodes = @($node) } }
        [pscustomobject]@{ WorkflowName = 'w'; VersionId = 'v'; Nodes = @($node) }
        """,
        // The start, the end, the step, 50 starts of what is parallel, and 899 statements without a frame.
        3 + 50 + 899,
        100);

    [Theory]
    [InlineData("mermaid", "flowchart TD\n  n1[\"a\"b\"]")]
    [InlineData("dot", "digraph { n1 [label=\"a\"b\"] }")]
    public async Task A_text_that_is_not_escaped_is_refused(string language, string text) =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => reader.ReadAsync(language, text, Stop));

    /// <summary>Adds a workflow, and an instance that ran some steps of the graph, and one that the graph doesn't have.</summary>
    /// <returns>How the name of the other step is shown.</returns>
    private string Add(int sample, RandomGraph graph, Random random)
    {
        string json = graph.Json(Nodes);
        (string name, string shown) = graph.Name();
        StepScriptBuilder script = new StepScriptBuilder().Do(name);
        foreach (string step in graph.Steps.Where(_ => random.Next(2) == 0))
        {
            _ = script.Do(step);
        }

        string workflow = Workflow(sample);
        _ = _server!.Account.AddWorkflow(workflow, new WorkflowSetup { Graph = json, Script = script.Build() });
        _ = _server.Account.AddInstance(workflow, new InstanceSetup { Id = "i", CreatedOn = DateTimeOffset.UtcNow.AddHours(-1) });
        return string.Join(' ', shown.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private async Task AssertReadAsync(string graph, int nodes, int groups)
    {
        foreach (string language in new[] { "mermaid", "dot" })
        {
            object? text = _shell!.Values($"& {{ {graph} }} | ConvertTo-CfWorkflowDiagram -As {language} -WarningAction Ignore").Single();
            ReadDiagram diagram = await reader.ReadAsync(language, Assert.IsType<string>(text), Stop);
            Assert.Equal((nodes, groups), (diagram.Nodes.Count, diagram.Groups.Count));
        }
    }

    private async Task<ReadDiagram> ReadAsync(string language, int sample)
    {
        // Every other diagram has an instance.
        string workflow = Workflow(sample);
        object? text = _shell!.Values(
            $"$i = Get-CfWorkflowInstance {workflow} i; Get-CfWorkflowGraph {workflow} | ConvertTo-CfWorkflowDiagram -As {language} -Instance $i").Single();
        return await reader.ReadAsync(language, Assert.IsType<string>(text), Stop);
    }

    private static void AssertComplete(RandomGraph graph, ReadDiagram diagram)
    {
        ILookup<string, string> heads = diagram.Heads.ToLookup(head => head);
        Assert.Equal(
            graph.Heads.Select(head => $"1 {OneLine(head)}"),
            graph.Heads.Select(head => $"{heads[OneLine(head)].Count()} {OneLine(head)}"));
        Assert.All(graph.Conditions.Select(OneLine), condition => Assert.Contains(
            diagram.Edges, edge => edge.EndsWith(": " + condition, StringComparison.Ordinal)));
    }

    private static string OneLine(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Workflow(int sample) => "w" + sample.ToString(CultureInfo.InvariantCulture);
}
