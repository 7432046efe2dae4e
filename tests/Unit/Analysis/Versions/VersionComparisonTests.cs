using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Versions;
using CloudflareWorkflows.Models;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Analysis.Versions.Code;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Versions;

/// <summary>What a comparison of two versions says, case by case. An exclamation mark is an unsafe difference.</summary>
public sealed class VersionComparisonTests
{
    private static readonly string[] s_abc = [Do("a"), Do("b"), Do("c")];

    [Fact]
    public void Equal_code_has_no_difference()
    {
        string[] code =
        [
            Do("a", Config()), Sleep("s", "1 hour"), Wait("w"), Loop(Do("l")), Parallel("all", Block(Do("p")), Block(Do("q"))),
            If("x > 1", Do("i")), Call("f"), Call("f"), Function("f", Do("g")),
        ];

        AssertDifferences(code, code);
    }

    [Fact]
    public void A_step_at_the_end_is_safe() => AssertDifferences(s_abc, [.. s_abc, Do("d")], "Added d: after 'c'");

    [Fact]
    public void A_step_before_others_runs_late() => AssertDifferences(
        s_abc, [Do("x"), .. s_abc], "!Added x: first");

    [Fact]
    public void A_step_at_the_end_of_a_loop_runs_before_the_next_round() => AssertDifferences(
        [Loop(Do("a"))], [Loop(Do("a"), Do("x"))], "!Added x: in loop, after 'a'");

    [Fact]
    public void A_step_at_the_end_of_a_function_runs_before_what_follows_its_call() => AssertDifferences(
        [Call("f"), Do("b"), Function("f", Do("a"))], [Call("f"), Do("b"), Function("f", Do("a"), Do("x"))],
        "!Added x: in function 'f', after 'a'");

    [Fact]
    public void A_step_at_the_end_of_the_last_function_is_safe() => AssertDifferences(
        [Do("b"), Call("f"), Function("f", Do("a"))], [Do("b"), Call("f"), Function("f", Do("a"), Do("x"))],
        "Added x: in function 'f', after 'a'");

    [Theory]
    [InlineData("do")]
    [InlineData("sleep")]
    [InlineData("wait")]
    public void A_removed_step_is_unsafe(string type)
    {
        string step = type switch { "do" => Do("b"), "sleep" => Sleep("b", "1 day"), _ => Wait("b") };

        AssertDifferences([Do("a"), step, Do("c")], [Do("a"), Do("c")], "!Removed b: after 'a'");
    }

    [Fact]
    public void A_step_with_another_name_at_the_same_place_is_renamed() => AssertDifferences(
        s_abc, [Do("a"), Do("bee"), Do("c")], "!Renamed b: b -> bee");

    [Fact]
    public void Among_several_steps_those_that_share_a_word_are_renamed() => AssertDifferences(
        [Do("a"), Do("charge card"), Do("send mail"), Do("c")], [Do("a"), Do("send the mail"), Do("print"), Do("c")],
        "!Removed charge card: after 'a'", "!Renamed send mail: send mail -> send the mail", "!Added print: after 'send the mail'");

    [Fact]
    public void Another_type_is_another_step() => AssertDifferences(
        [Do("a"), Wait("b")], [Do("a"), Do("b")], "!Removed b: after 'a'", "Added b: after 'a'");

    [Fact]
    public void A_step_in_another_order_moved() => AssertDifferences(
        s_abc, [Do("b"), Do("c"), Do("a")], "!Moved a: first -> after 'c'");

    [Fact]
    public void A_step_that_moves_before_others_runs_late() => AssertDifferences(
        s_abc, [Do("c"), Do("a"), Do("b")], "!Moved c: after 'b' -> first");

    [Theory]
    [InlineData("loop")]
    [InlineData("branch")]
    [InlineData("parallel all")]
    public void A_step_in_another_statement_moved(string place)
    {
        string around = place switch { "loop" => Loop(Do("b")), "branch" => If("x", Do("b")), _ => Parallel("all", Do("b")) };

        AssertDifferences(
            [Do("a"), Do("b")], [Do("a"), around],
            place switch
            {
                "parallel all" => "Moved b: after 'a' -> in parallel all",
                "loop" => "Moved b: after 'a' -> in loop, first",
                _ => "!Moved b: after 'a' -> in branch, first",
            });
    }

    [Fact]
    public void A_step_in_another_branch_moved() => AssertDifferences(
        [Branches("if", Branch("x", Do("a"), Do("b")), Branch(null, Do("c"), Do("d")))],
        [Branches("if", Branch("x", Do("a")), Branch(null, Do("b"), Do("c"), Do("d")))],
        "!Moved b: in branch, after 'a' -> in branch, first");

    [Fact]
    public void A_step_that_leaves_a_branch_runs_late_if_steps_follow()
    {
        AssertDifferences([If("x", Do("a"))], [Do("a")], "Moved a: in branch, first -> first");
        AssertDifferences([If("x", Do("a")), Do("b")], [Do("a"), Do("b")], "!Moved a: in branch, first -> first");
    }

    [Fact]
    public void A_branch_with_the_same_condition_is_the_same_branch() => AssertDifferences(
        [If("x", Do("a"))], [Loop(If("x", Do("a")))], "Moved a: in branch, first -> in loop > branch, first");

    [Fact]
    public void A_step_that_leaves_a_loop_loses_the_results_of_later_rounds() => AssertDifferences(
        [Loop(Do("a"), Do("b"))], [Do("a"), Do("b")],
        "!Moved a: in loop, first -> first", "!Moved b: in loop, after 'a' -> after 'a'");

    [Fact]
    public void Two_branches_with_equal_places_are_told_apart() => AssertDifferences(
        [Branches("if", Branch("x", Do("a"), Do("b")), Branch("y", Do("c"), Do("d")))],
        [Branches("if", Branch("x", Do("a")), Branch("y", Do("c"), Do("b"), Do("d")), Branch("z", Do("e")))],
        "!Moved b: in branch, after 'a' -> in branch, after 'c'", "Added e: in branch, first");

    [Fact]
    public void A_loop_in_another_order_moves_its_steps() => AssertDifferences(
        [Loop(Do("a"), Do("b")), Do("c"), Do("d")], [Do("c"), Do("d"), Loop(Do("a"), Do("b"))],
        "!Moved a: in loop, first -> in loop after 'd', first",
        "!Moved b: in loop, after 'a' -> in loop after 'd', after 'a'");

    [Fact]
    public void Parallel_steps_have_no_order() => AssertDifferences(
        [Parallel("all", Block(Do("a"), Do("b")), Block(Do("c")))], [Parallel("all", Block(Do("c")), Block(Do("a"), Do("b")))]);

    [Fact]
    public void One_of_several_steps_with_a_name_shifts_the_counters() => AssertDifferences(
        [Do("n"), Do("a"), Do("n")], [Do("a"), Do("n")], "!Removed n: first");

    [Theory]
    [InlineData("end", "Added n: after 'a'")]
    [InlineData("loop", "!Added n: in loop, after 'n'")]
    public void Another_step_with_a_name_is_unsafe_only_before_one_that_was_there(string place, string expected) => AssertDifferences(
        place == "end" ? [Do("n"), Do("a")] : [Loop(Do("n"))],
        place == "end" ? [Do("n"), Do("a"), Do("n")] : [Loop(Do("n"), Do("n"))],
        expected);

    [Fact]
    public void A_call_of_a_function_with_steps_counts() => AssertDifferences(
        [Do("a"), Call("f"), Function("f", Call("g")), Function("g", Do("s")), Function("h")],
        [Call("f"), Call("h"), Do("a"), Call("f"), Function("f", Call("g")), Function("g", Do("s")), Function("h")],
        "!Added f: first");

    [Theory]
    [InlineData("""7, 10000, "exponential", "10 minutes" """, "Changed a, RetryLimit: 5 -> 7")]
    [InlineData("""5, "1 minute", "exponential", 600000""", "Changed a, RetryDelay: 10000 -> 1 minute")]
    [InlineData("""5, "10 seconds", "linear", 600000""", "Changed a, Backoff: exponential -> linear")]
    [InlineData("""5, "10 seconds", "exponential", "1 hour" """, "Changed a, Timeout: 10 minutes -> 1 hour")]
    [InlineData("""5, "10 seconds", "exponential", 600000""", null)]
    public void Retries_and_timeouts_are_safe(string config, string? expected)
    {
        string[] parts = config.Split(", ");

        AssertDifferences(
            [Do("a", Config())], [Do("a", Config(parts[0], parts[1], parts[2].Trim('"'), parts[3].Trim()))],
            expected is null ? [] : [expected]);
    }

    [Fact]
    public void The_duration_of_a_sleep_is_part_of_its_key() => AssertDifferences(
        [Sleep("s", "1 hour")], [Sleep("s", "2 hours")], "!Changed s, SleepDuration: 1 hour -> 2 hours");

    [Fact]
    public void Another_event_type_is_unsafe_and_another_timeout_is_not() => AssertDifferences(
        [Wait("w"), Wait("v", "e", "1 day")], [Wait("w", "f"), Wait("v", "e", "2 days")],
        "!Changed w, EventType: e -> f", "Changed v, Timeout: 1 day -> 2 days");

    [Fact]
    public void A_condition_is_reported_once_with_the_first_step_inside() => AssertDifferences(
        [Do("a"), If("x > 1", Do("b"), Do("c"))], [Do("a"), If("x > 2", Do("b"), Do("c"))],
        "!Changed b, Condition: x > 1 -> x > 2");

    [Theory]
    [InlineData("return")]
    [InlineData("break")]
    public void A_condition_that_only_leaves_the_code_decides_what_runs(string kind) => AssertDifferences(
        [Do("a"), If("x > 10", Leave(kind)), Do("b")], [Do("a"), If("x > 1", Leave(kind)), Do("b")],
        "!Changed Condition: x > 10 -> x > 1");

    [Fact]
    public void A_place_where_the_code_leaves_is_added_or_removed()
    {
        string[] with = [Do("a"), If("x > 10", Leave()), Do("b")];

        AssertDifferences(with, [Do("a"), Do("b")], "!Removed : return in branch (x > 10)");
        AssertDifferences([Do("a"), Do("b")], with, "!Added : return in branch (x > 10)");
        AssertDifferences([Do("a"), Do("b")], [Do("a"), Leave(), Do("b")], "!Added : return after 'a'");
        AssertDifferences([Do("a"), Do("b")], [Do("a"), Do("b"), Leave()], "Added : return after 'b'");
        AssertDifferences(with, with);
    }

    [Fact]
    public void A_place_where_the_code_leaves_can_move_or_leave_less()
    {
        AssertDifferences(
            [Do("a"), Leave(), Do("b"), Do("c")], [Do("a"), Do("b"), Leave(), Do("c")], "!Moved : return after 'a' -> return after 'b'");
        AssertDifferences(
            [Loop(If("x", Leave("break")), Do("a"))], [Loop(If("x", Leave()), Do("a"))], "!Changed Kind: break -> return");
    }

    [Fact]
    public void A_condition_without_steps_is_compared()
    {
        AssertDifferences([Do("a"), If("x > 1")], [Do("a"), If("x > 2")], "!Changed Condition: x > 1 -> x > 2");
        AssertDifferences([Do("a")], [Do("a"), If("x > 2")], "Added : branch (x > 2)");
        AssertDifferences(
            [Branches("if", Branch("x"), Branch(null, Do("a")))], [Branches("if", Branch("y"), Branch(null, Do("a")))],
            "!Changed Condition: x -> y");
    }

    [Fact]
    public void What_a_step_contains_decides_nothing() => AssertDifferences(
        [Do("a", "", If("x", Leave())), Do("b")], [Do("a", "", If("y")), Do("b")]);

    [Fact]
    public void A_condition_is_named_by_a_step_inside_if_there_is_one() => AssertDifferences(
        [If("x", If("y", Leave()), Do("a"))], [If("z", If("y", Leave()), Do("a"))], "!Changed a, Condition: x -> z");

    [Fact]
    public void A_computed_name_can_differ_in_variables_alone()
    {
        string[] reference = [Loop(Do("charge ${id}")), Do("mail ${a.b}"), Do("end")];
        string[] difference = [Loop(Do("charge ${id2}")), Do("end"), Do("mail ${c.b}")];

        AssertDifferences(
            reference, difference,
            "!Renamed charge ${id}: charge ${id} -> charge ${id2}", "!Renamed mail ${a.b}: mail ${a.b} -> mail ${c.b}",
            "!Moved mail ${a.b}: first -> after 'end'");
        Assert.Contains(
            "only if the computed name changes",
            VersionComparison.Compare(Graph("1", reference), Graph("2", difference))[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_function_moves_no_step()
    {
        AssertDifferences(
            [Call("f"), Do("a"), Function("f", Do("x"), Do("y"))], [Call("g"), Do("a"), Function("g", Do("x"), Do("y"))],
            "Renamed f: f -> g");
        AssertDifferences(
            [Call("f"), Call("f"), Function("f", Do("x"), Loop(Do("y")))], [Call("g"), Call("g"), Function("g", Do("x"), Loop(Do("y")), Do("z"))],
            "Renamed f: f -> g", "Renamed f: f -> g", "!Added z: in function 'g', after 'x'");
    }

    [Fact]
    public void Another_strategy_of_parallel_steps_is_a_change() => AssertDifferences(
        [Parallel("all", Do("a"), Do("b"))], [Parallel("race", Do("a"), Do("b"))], "Changed a, Kind: all -> race");

    [Fact]
    public void A_step_that_is_no_longer_awaited_is_a_change() => AssertDifferences(
        [Do("a"), Do("b", """,  "starts":1,"resolves":3""")], [Do("a", ""","starts":1"""), Do("b", ""","starts":2,"resolves":7""")],
        "Changed a, Await: at once -> never");

    [Fact]
    public void Unknown_types_are_compared_by_what_is_known() => AssertDifferences(
        ["""{"type":"step_leap","name":"a","nodes":[]}""", """{"type":"wormhole","nodes":[{"type":"step_do","name":"b","nodes":[]}]}"""],
        ["""{"type":"step_leap","name":"a","nodes":[]}"""],
        "!Removed b: in wormhole, first");

    [Fact]
    public void Each_difference_names_the_versions()
    {
        WorkflowVersionDifference found = Assert.Single(VersionComparison.Compare(Graph("v1", Do("a")), Graph("v2", Do("b"))));

        Assert.Equal(("w", "acc", "v1", "v2", "step"),
            (found.WorkflowName, found.AccountId, found.ReferenceVersionId, found.DifferenceVersionId, found.StepType));
        Assert.Contains("runs it again", found.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_of_versions_are_compared() => Assert.Equal(
        ["Changed StepLimit: default -> 9", "Changed ErrorRetention: 1.00:00:00 -> default"],
        VersionComparison.Compare(
            new WorkflowVersion { ClassName = "C", ErrorRetention = TimeSpan.FromDays(1) },
            new WorkflowVersion { ClassName = "C", StepLimit = 9 }).Select(one => one.ToString()));

    [Fact]
    public void Any_depth_and_size_is_compared()
    {
        WorkflowGraphNode node = new() { Type = "step_do", Name = "deep" };
        for (int depth = 0; depth < 5000; depth++)
        {
            node = new WorkflowGraphNode { Type = "loop", Nodes = [node] };
        }

        WorkflowGraphNode[] wide = [.. Enumerable.Range(0, 10_000).Select(index => new WorkflowGraphNode { Type = "step_do", Name = $"s{index % 5000}" })];
        WorkflowGraph reference = new() { Nodes = [node, .. wide] };
        WorkflowGraph difference = new() { Nodes = [.. wide.Reverse(), node] };

        Assert.Equal(9_999, VersionComparison.Compare(reference, difference).Length);
    }

    [Fact]
    public void Calls_can_be_a_chain_of_any_length()
    {
        WorkflowGraph Chain(params WorkflowGraphNode[] last) => new()
        {
            Nodes = [new() { Type = "function_call", Name = "f29999" }, new() { Type = "step_do", Name = "z" }],
            Functions =
            [
                new() { Type = "function_def", Name = "f0", Nodes = [new() { Type = "step_do", Name = "y" }, .. last] },
                .. Enumerable.Range(1, 29_999).Select(index => new WorkflowGraphNode
                {
                    Type = "function_def",
                    Name = $"f{index}",
                    Nodes = [new() { Type = "function_call", Name = $"f{index - 1}" }],
                }),
            ],
        };

        WorkflowVersionDifference found = Assert.Single(VersionComparison.Compare(Chain(), Chain(new WorkflowGraphNode { Type = "step_do", Name = "x" })));

        Assert.Equal("!Added x: in function 'f0', after 'y'", Line(found));
    }

    private static void AssertDifferences(string[] reference, string[] difference, params string[] expected) => Assert.Equal(
        expected, VersionComparison.Compare(Graph("1", reference), Graph("2", difference)).Select(Line));

    private static string Line(WorkflowVersionDifference one)
    {
        string text = (one.Kind, one.Reference, one.Difference) switch
        {
            ("Changed", _, _) => one.ToString(),
            (_, null, string place) => $"{one.Kind} {one.StepName}: {place}",
            (_, string place, null) => $"{one.Kind} {one.StepName}: {place}",
            _ => $"{one.Kind} {one.StepName}: {one.Reference} -> {one.Difference}",
        };
        return (one.IsUnsafe ? "!" : "") + text;
    }
}
