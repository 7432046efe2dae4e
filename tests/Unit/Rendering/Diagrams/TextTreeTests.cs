using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Rendering.Diagrams;
using CloudflareWorkflows.Unit.Tests.Analysis.Graphs;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Diagrams;

/// <summary>Graphs as trees of lines.</summary>
public sealed class TextTreeTests
{
    private const string Nested =
        """{"type":"loop","nodes":[{"type":"if","branches":[{"condition":"a","nodes":[{"type":"step_do","name":"x","config":{"retries":{"limit":3,"delay":1000,"backoff":"constant"},"timeout":"1 minute"}}]},{"condition":null,"nodes":[]}]},{"type":"break","kind":"break"}]}""";

    [Fact]
    public void Nodes_are_connected_with_their_child_nodes() => Assert.Equal(
        [
            "loop",
            "├─ if",
            "│  ├─ when a",
            "│  │  └─ step 'x' (3 retries after 1s constant, timeout 1m)",
            "│  └─ otherwise",
            "└─ break",
            "sleep 's' (1s)",
        ],
        Lines(Nested + """,{"type":"step_sleep","name":"s","duration":1000}""", 79));

    [Fact]
    public void Long_lines_are_wrapped_between_words_inside_the_tree() => Assert.Equal(
        [
            "loop",
            "├─ if",
            "│  ├─ when a",
            "│  │  └─ step 'x' (3 retries",
            "│  │           after 1s constant,",
            "│  │           timeout 1m)",
            "│  └─ otherwise",
            "└─ break",
        ],
        Lines(Nested, 32));

    [Fact]
    public void What_an_instance_did_is_below_its_node() => Assert.Equal(
        [
            "step 'a' (starts promise 2)",
            "      2 runs, 1 failed, 1 retry, 2.0s; Error: of a-2",
            "parallel, all",
            "└─ step 'b'",
            "         not reached",
        ],
        TextTree.LinesOf(
            GraphOverlay.Of(
                GraphSample.Graph(
                    GraphSample.Do("a", ",\"starts\":2") + ",{\"type\":\"parallel\",\"kind\":\"all\",\"nodes\":[" + GraphSample.Do("b") + "]}"),
                GraphSample.Instance("errored", "a-1;a-2 errored")).Nodes,
            79));

    private static string[] Lines(string nodes, int width) =>
        [.. TextTree.LinesOf(GraphOverlay.Of(GraphSample.Graph(nodes), null).Nodes, width)];
}
