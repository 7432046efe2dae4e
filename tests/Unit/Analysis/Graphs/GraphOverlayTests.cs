using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Models;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Analysis.Graphs.GraphSample;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Graphs;

/// <summary>What an instance tells of the nodes of a graph, and what is left open.</summary>
public sealed class GraphOverlayTests
{
    private const string Branches = """{"type":"if","branches":[{"condition":"a","nodes":[A]},{"condition":null,"nodes":[B]}]}""";

    [Fact]
    public void Runs_are_counted_by_type_and_name()
    {
        GraphOverlay overlay = Overlay(
            Do("a") + """,{"type":"step_sleep","name":"a"},{"type":"step_wait_for_event","name":"a"},{"type":"step_sleep_until","name":"b"}""",
            "errored", "a-1;a-2 errored;a-1 complete sleep;a-1 errored waitForEvent;b-1 complete sleep");

        Assert.Equal(["a Ran 2/1", "a Ran 1/0", "a Ran 1/1", "b Ran 1/0"], Describe(overlay));
        StepRuns runs = overlay.Nodes[0].Runs!;
        Assert.Equal((TimeSpan.FromSeconds(2), 1, "of a-2"), (runs.Duration, runs.Retries, runs.LastError!.Message));
        Assert.Empty(overlay.NotInGraph);
    }

    [Fact]
    public void Places_with_one_name_share_their_runs() => Assert.Equal(
        ["a Ran 3/0 of 2", "if", "  branches", "    a Ran 3/0 of 2", "  branches", "    b NotReached"],
        Describe(Overlay(Do("a") + "," + Filled(Do("a"), Do("b")), "complete", "a-1;a-2;a-3")));

    [Fact]
    public void What_no_node_has_the_name_of_is_listed_in_the_order_of_the_history()
    {
        GraphOverlay overlay = Overlay(Do("a"), "terminated",
            "x-1;a-1;x-2 errored;y-1 complete sleep;a-1 complete rollback;x-1 errored rollback;z-1 complete rollback;termination terminated termination");

        Assert.Equal(
            [("x", "step", 2, 1), ("y", "sleep", 1, 0), ("z", "rollback", 1, 0)],
            overlay.NotInGraph.Select(runs => (runs.Name, runs.Type, runs.Runs, runs.Failed)));
        Assert.Equal("errored", overlay.NotInGraph[0].Rollbacks.Single().Status);
        Assert.Equal("complete", overlay.Nodes[0].Runs!.Rollbacks.Single().Status);
    }

    [Theory]
    [InlineData("day-2", "day-2-1", "Ran 1/0")]
    // An engine that doesn't count: the end of the name isn't a counter.
    [InlineData("day-2", "day-2", "Ran 1/0")]
    [InlineData("day", "day-2", "Ran 1/0")]
    [InlineData("day-3", "day-2", "NotReached")]
    [InlineData("day-${n}", "day-2", "Ran 1/0")]
    public void The_counter_is_not_part_of_the_name(string node, string step, string state) =>
        Assert.Equal($"{node} {state}", Describe(Overlay(Do(node), "complete", step)).Single());

    [Theory]
    [InlineData("complete", "", "a NotReached", "b NotReached")]
    [InlineData("running", "", "a", "b")]
    [InlineData("running", "a-1", "a Ran 1/0", "b")]
    [InlineData("running", "b-1 running", "a NotTaken", "b Ran 1/0")]
    [InlineData("errored", "b-1 errored", "a NotTaken", "b Ran 1/1")]
    [InlineData("errored", "a-1 errored", "a Ran 1/1", "b NotReached")]
    public void A_step_is_not_reached_if_the_instance_ended_and_not_taken_if_a_later_one_ran(
        string status, string steps, params string[] lines) =>
        Assert.Equal(lines, Describe(Overlay($"{Do("a")},{Do("b")}", status, steps)));

    [Theory]
    [InlineData("a-1", "a Ran 1/0", "b")]
    [InlineData("a-1;c-1", "a Ran 1/0", "b NotTaken")]
    [InlineData("b-1", "a", "b Ran 1/0")]
    public void A_branch_is_not_taken_if_a_step_below_ran(string steps, string a, string b) => Assert.Equal(
        ["if", "  branches", "    " + a, "  branches", "    " + b],
        Describe(Overlay($"{Filled(Do("a"), Do("b"))},{Do("c")}", "running", steps))[..5]);

    [Theory]
    // The loop can go on, and take the other branch.
    [InlineData("running", "b-1", "a")]
    [InlineData("running", "b-1;c-1", "a NotTaken")]
    [InlineData("complete", "b-1", "a NotTaken")]
    public void Statements_of_a_loop_can_run_again(string status, string steps, string a) => Assert.Equal(
        ["loop", "  " + a, "  b Ran 1/0"],
        Describe(Overlay($$"""{"type":"loop","nodes":[{{Do("a")}},{{Do("b")}}]},{{Do("c")}}""", status, steps))[..3]);

    [Theory]
    [InlineData("block")]
    [InlineData("start")]
    public void Statements_of_a_block_run_in_order(string type) => Assert.Equal(
        "  a NotTaken", Describe(Overlay($$"""{"type":"{{type}}","nodes":[{{Do("a")}},{{Do("b")}}]}""", "running", "b-1"))[1]);

    [Theory]
    // The step can fail, and run again.
    [InlineData("running", "o-1 running;b-1", "a")]
    [InlineData("running", "o-1;b-1;c-1", "a NotTaken")]
    [InlineData("complete", "o-1;b-1", "a NotTaken")]
    public void What_a_step_contains_can_run_again(string status, string steps, string a) => Assert.Equal(
        "  " + a, Describe(Overlay(
            $$"""{"type":"step_do","name":"o","nodes":[{{Do("a")}},{{Do("b")}}]},{{Do("c")}}""", status, steps))[1]);

    [Theory]
    [InlineData("all", "  a NotTaken")]
    [InlineData("all_settled", "  a NotTaken")]
    [InlineData("race", "  a")]
    [InlineData("any", "  a")]
    public void What_loses_a_race_can_run_later(string kind, string a) => Assert.Equal(
        a, Describe(Overlay(
            $$"""{"type":"parallel","kind":"{{kind}}","nodes":[{{Do("a")}},{{Do("b")}}]},{{Do("c")}}""", "running", "b-1;c-1"))[1]);

    [Theory]
    // The other branches go on if one of them fails.
    [InlineData("all", "running", "c-1 errored;d-1", "b")]
    [InlineData("all", "running", "c-1 errored;e-1", "b")]
    [InlineData("all", "errored", "c-1 errored;d-1", "b NotTaken")]
    [InlineData("all_settled", "running", "c-1 errored;d-1", "b NotTaken")]
    // The step below in the same block starts after all of them succeeded.
    [InlineData("all", "running", "c-1;t-1", "b NotTaken")]
    [InlineData("all", "running", "c-1 errored;t-1;d-1", "b NotTaken")]
    public void What_runs_beside_a_failed_step_can_run_later(string kind, string status, string steps, string b) => Assert.Equal(
        b, Describe(Overlay(
            $$$"""
            {"type":"try","try_block":{"nodes":[
              {"type":"parallel","kind":"{{{kind}}}","nodes":[{"type":"block","nodes":[{{{Do("a")}}},{{{Do("b")}}}]},{{{Do("c")}}}]},{{{Do("t")}}}]},
              "catch_block":{"nodes":[{{{Do("d")}}}]}},{{{Do("e")}}}
            """, status, steps)).Single(line => line.Trim().Split(' ')[0] == "b").Trim());

    [Fact]
    public void What_runs_in_parallel_has_no_order() => Assert.Equal(
        ["parallel", "  a", "  b Ran 1/0"],
        Describe(Overlay($$"""{"type":"parallel","kind":"all","nodes":[{{Do("a")}},{{Do("b")}}]}""", "running", "b-1")));

    [Fact]
    public void A_step_in_two_places_does_not_say_which_one_ran() => Assert.Equal(
        ["a", "b Ran 1/0 of 2", "a2", "b Ran 1/0 of 2"],
        Describe(Overlay($"{Do("a")},{Do("b")},{Do("a2")},{Do("b")}", "running", "b-1")));

    [Fact]
    public void A_computed_name_and_a_history_with_gaps_are_left_open()
    {
        Assert.Equal("a ${n}", Describe(Overlay(Do("a ${n}"), "complete", "")).Single());
        Assert.Equal("a", Describe(GraphOverlay.Of(
            Graph(Do("a")), Instance("complete", "") with { HasMalformedSteps = true })).Single());
    }

    [Theory]
    [InlineData("charge ${id}", "charge ${id} Ran 2/0")]
    [InlineData("charge ${f({ a: `${b}` })}", "charge ${f({ a: `${b}` })} Ran 2/0")]
    [InlineData("${id}", "${id} Ran 2/0")]
    [InlineData("${verb} ${id}", "${verb} ${id} Ran 2/0")]
    [InlineData("char${x}ge ${id}", "char${x}ge ${id} Ran 2/0")]
    [InlineData("charge ${id} again", "charge ${id} again")]
    [InlineData("charge ${id}7", "charge ${id}7 Ran 1/0")]
    [InlineData("charge 7${id}7", "charge 7${id}7")]
    public void A_computed_name_stands_for_what_it_can_become(string name, string line)
    {
        GraphOverlay overlay = Overlay(Do(name), "complete", "charge_7-1;charge_8-1");

        Assert.Equal(line, Describe(overlay).Single());
        Assert.Equal(overlay.Nodes[0].Runs is null ? 2 : 2 - overlay.Nodes[0].Runs!.Runs, overlay.NotInGraph.Sum(runs => runs.Runs));
    }

    [Fact]
    public void A_name_that_the_code_can_compute_elsewhere_does_not_say_which_place_ran()
    {
        string nodes = $$"""{"type":"loop","nodes":[{{Do("charge ${id}")}}]},{{Do("charge 7")}},{{Do("ship")}},{"type":"step_sleep","name":"charge 7"}""";

        Assert.Equal(
            ["loop", "  charge ${id} Ran 1/0 of 2", "charge 7 Ran 1/0 of 2", "ship NotReached", "charge 7 NotReached"],
            Describe(Overlay(nodes, "complete", "charge_7-1")));
        Assert.Equal(
            ["loop", "  charge ${id} Ran 3/1 of 2", "charge 7 Ran 2/0 of 2", "ship NotReached", "charge 7 NotReached"],
            Describe(Overlay(nodes, "complete", "charge_7-1;charge_8-1 errored;charge_7-2")));
    }

    [Fact]
    public void A_name_without_fixed_words_takes_only_what_has_no_place() => Assert.Equal(
        ["${name} Ran 1/0", "ship Ran 1/0"], Describe(Overlay($"{Do("${name}")},{Do("ship")}", "complete", "ship-1;pack-1")));

    [Fact]
    public void A_function_runs_where_it_is_called()
    {
        WorkflowGraph graph = Graph(
            $$"""{{Do("a")}},{"type":"function_call","name":"f"}""",
            $$$"""{"f":{"type":"function_def","name":"f","nodes":[{{{Do("b")}}},{{{Do("c")}}},{"type":"function_call","name":"f"}]}}""");

        Assert.Equal(
            ["a", "f", "f", "  b", "  c Ran 2/0", "  f"],
            Describe(GraphOverlay.Of(graph, Instance("running", "c-1;c-2"))));
        Assert.Equal(
            ["a NotReached", "f", "f", "  b NotTaken", "  c Ran 2/0", "  f"],
            Describe(GraphOverlay.Of(graph, Instance("complete", "c-1;c-2"))));
    }

    [Theory]
    // Awaited at once.
    [InlineData("1,1 2,2", "a", "b")]
    // Positions: b is the first node after the await.
    [InlineData("1,4 2,2 5,5", "a Starts 1", "b", "c AwaitedBefore 1")]
    [InlineData("1,4 2,4 3,3", "a Starts 1", "b Starts 2", "c")]
    [InlineData("1,4 2,5 6,6", "a Starts 1", "b Starts 2", "c AwaitedBefore 1 AwaitedBefore 2")]
    // Numbers: c awaits what a started.
    [InlineData("1, 2,2 ,1", "a Starts 1", "b", "c Awaits 1")]
    [InlineData("1, 2,1 ,2", "a Starts 1", "b Awaits 1", "c Awaits 2")]
    [InlineData(",7", "a Awaits 7")]
    public void A_promise_is_marked_where_it_starts_and_where_it_is_awaited(string numbers, params string[] lines) =>
        Assert.Equal(lines, Describe(GraphOverlay.Of(Graph(string.Join(',', numbers.Split(' ').Select((pair, index) => Do(
            ((char)('a' + index)).ToString(),
            string.Concat(pair.Split(',').Zip(["starts", "resolves"], (number, name) =>
                number.Length == 0 ? "" : $",\"{name}\":{number}")))))), null)));

    [Fact]
    public void A_promise_that_is_not_awaited_yet_can_start_its_steps_later() => Assert.Equal(
        ["block Starts 1", "  a", "b Ran 1/0"],
        Describe(Overlay($$"""{"type":"block","starts":1,"nodes":[{{Do("a")}}]},{{Do("b")}}""", "running", "b-1")));

    [Fact]
    public void Without_an_instance_nothing_is_known_but_the_graph()
    {
        GraphOverlay overlay = GraphOverlay.Of(Graph($"{Do("a")},{Do("a")}"), null);

        Assert.Equal(["a of 2", "a of 2"], Describe(overlay));
        Assert.Empty(overlay.NotInGraph);
    }

    private static GraphOverlay Overlay(string nodes, string status, string steps) =>
        GraphOverlay.Of(Graph(nodes), Instance(status, steps));

    private static string Filled(string a, string b) => Branches.Replace("[A]", $"[{a}]").Replace("[B]", $"[{b}]");
}
