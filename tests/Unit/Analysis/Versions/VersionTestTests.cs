using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Versions;
using CloudflareWorkflows.Models;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Analysis.Versions.Code;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Versions;

/// <summary>Which code breaks which rule, and which code only looks like it.</summary>
public sealed class VersionTestTests
{
    private static readonly string s_other = Do("load order");

    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Good_code_has_no_finding() => AssertFindings(
        [
            Do("load order", Config()), Sleep("cool down", "365 days"), Wait("approval", "approved", "1 year"),
            Loop(Do("poll supplier")), Parallel("all", Block(Do("print label")), Block(Do("notify warehouse"))),
            Branches("if", Branch("event.payload.fast", Do("ship")), Branch(null, Do("ship"))),
            Call("notify"), Call("notify"), Function("notify", Do("notify customer")),
        ]);

    [Theory]
    [InlineData(""","starts":1""", true)]
    [InlineData(""","starts":1,"resolves":3""", false)]
    [InlineData(""","starts":1,"resolves":1""", false)]
    [InlineData("", false)]
    public void A_step_that_is_never_awaited_is_critical(string promise, bool isFound) => AssertFindings(
        [Do("audit", promise), s_other], isFound ? ["Critical UnawaitedStep audit"] : []);

    [Fact]
    public void A_call_and_a_parallel_statement_can_be_unawaited_too() => AssertFindings(
        [
            s_other, Call("log", ""","starts":1"""), Call("empty", ""","starts":2"""),
            """{"type":"parallel","kind":"all","starts":3,"nodes":[{"type":"step_do","name":"index item","nodes":[],"starts":4}]}""",
            Function("log", Do("log result")), Function("empty"),
        ],
        "Critical UnawaitedStep log", "Critical UnawaitedStep index item");

    [Fact]
    public void A_node_of_its_own_can_await_a_promise() =>
        AssertFindings([Do("audit", ""","starts":1"""), s_other, """{"type":"await","resolves":1}"""]);

    [Fact]
    public void Each_function_can_number_its_own_promises()
    {
        string starts = ""","starts":1""";

        AssertFindings(
            [Do("audit", starts), Call("f"), Function("f", Do("x one", starts), """{"type":"await","resolves":1}""")],
            "Critical UnawaitedStep audit");
        // The numbers can also be those of the whole code.
        AssertFindings([Do("audit", starts), Call("f"), Function("f", Do("x one"), """{"type":"await","resolves":1}""")]);
    }

    [Theory]
    [InlineData("race", true)]
    [InlineData("any", true)]
    [InlineData("all", false)]
    [InlineData("all_settled", false)]
    public void A_race_belongs_into_a_step(string kind, bool isFound)
    {
        string race = Parallel(kind, Do("ask supplier"), Do("ask warehouse"));

        AssertFindings([s_other, race], isFound ? ["Warning RaceOutsideStep ask supplier"] : []);
        AssertFindings([s_other, Do("ask both", "", race)], isFound ? [] : ["Information NestedStep ask supplier", "Information NestedStep ask warehouse"]);
    }

    [Fact]
    public void A_race_without_steps_is_no_finding() => AssertFindings([s_other, Do("ship"), Parallel("race", Block(), Block())]);

    [Theory]
    [InlineData("charge ${Date.now()}", "Critical VaryingName")]
    [InlineData("charge ${crypto.randomUUID()}", "Critical VaryingName")]
    [InlineData("charge ${order.id}", null)]
    [InlineData("step1", "Information UnclearName")]
    [InlineData("My Step", "Information UnclearName")]
    [InlineData("first step", "Information UnclearName")]
    [InlineData("do", "Information UnclearName")]
    [InlineData("task_2", "Information UnclearName")]
    [InlineData("", "Information UnclearName")]
    [InlineData("  ", "Information UnclearName")]
    [InlineData("7", "Information UnclearName")]
    [InlineData("run report", null)]
    [InlineData("stepwise", null)]
    [InlineData("a\u0007b", "Critical InvalidName")]
    public void Names_are_checked(string name, string? finding) =>
        AssertFindings([s_other, Do(name)], finding is null ? [] : [$"{finding} {name}"]);

    [Theory]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public void A_name_has_at_most_256_characters(int length, bool isFound)
    {
        string name = new('n', length);

        AssertFindings([s_other, Do(name)], isFound ? [$"Critical InvalidName {name}"] : []);
    }

    [Fact]
    public void A_name_that_the_graph_does_not_have_is_not_judged() => AssertFindings([s_other, Do(null)]);

    [Fact]
    public void One_name_twice_in_order_is_worth_a_look() =>
        AssertFindings([s_other, Do("ship"), s_other], "Information RepeatedName load order");

    [Fact]
    public void One_name_twice_in_parallel_is_a_warning() => AssertFindings(
        [s_other, Parallel("all", Block(Do("ship")), Block(Do("ship")))], "Warning RepeatedName ship");

    [Fact]
    public void One_name_for_different_types_is_no_finding() => AssertFindings([s_other, Wait("approval"), Do("approval")]);

    [Fact]
    public void One_name_in_branches_and_after_them_repeats() => AssertFindings(
        [s_other, Branches("switch", Branch("1", Do("ship")), Branch("2", Do("ship"))), Do("ship")],
        "Information RepeatedName ship");

    [Theory]
    [InlineData("\"30 minutes\"", false)]
    [InlineData("1800000", false)]
    [InlineData("1800001", true)]
    [InlineData("\"31 minutes\"", true)]
    [InlineData("\"1 month\"", true)]
    [InlineData("\"0 months\"", false)]
    [InlineData("\"soon\"", false)]
    public void A_timeout_has_at_most_30_minutes(string timeout, bool isFound) => AssertFindings(
        [s_other, Do("ship", Config(timeout: timeout))], isFound ? ["Warning LongTimeout ship"] : []);

    [Theory]
    [InlineData("366 days", true)]
    [InlineData("2 years", true)]
    [InlineData("31536000001", true)]
    [InlineData("1 year", false)]
    [InlineData("365 days", false)]
    public void A_sleep_and_a_wait_have_at_most_365_days(string time, bool isFound) => AssertFindings(
        [s_other, Sleep("rest", time), Wait("approval", "e", time)],
        isFound ? ["Critical TooLong rest", "Critical TooLong approval"] : []);

    [Fact]
    public void A_sleep_inside_a_step_is_a_warning() => AssertFindings(
        [s_other, Do("ship", "", Sleep("rest", "1 day"), Do("pack"))],
        "Warning NestedStep rest", "Information NestedStep pack");

    [Theory]
    [InlineData("Math.random() > 0.5", true)]
    [InlineData("Date.now() > limit", true)]
    [InlineData("order.total > 100", false)]
    public void A_condition_has_the_same_result_each_time(string condition, bool isFound)
    {
        AssertFindings([s_other, If(condition, Do("ship"))], isFound ? ["Critical VaryingCondition "] : []);
        AssertFindings([s_other, Do("ship", "", If(condition))]);
    }

    [Fact]
    public void Each_condition_is_a_finding() => Assert.Equal(
        ["Math.random() > 0.5", "Math.random() > 0.7", "Date.now() > limit"],
        VersionTest.Run(
            Graph("v", s_other, If("Math.random() > 0.5", Do("ship")), If("Math.random() > 0.7", Do("pack")), If("Date.now() > limit", Do("cancel"))), null)
            .Select(one => one.Message.Split('\'')[1]));

    [Fact]
    public void A_finding_does_not_hide_another_one_of_the_same_name() => AssertFindings(
        [
            Do("pause", Config(timeout: "\"1 hour\"")), Do("pause", Config(timeout: "\"2 hours\"")), s_other,
            Parallel("all", Sleep("pause", "1 second"), Sleep("pause", "1 second")),
        ],
        "Warning RepeatedName pause", "Warning LongTimeout pause", "Warning LongTimeout pause", "Information RepeatedName pause");

    [Fact]
    public void A_step_that_the_history_shows_often_is_one_finding()
    {
        WorkflowStep tooLarge = Step("load-1", 0) with { Error = new WorkflowError { Message = "Step load-1 output is too large." } };

        AssertHistory(
            new VersionHistory([Instance("i", tooLarge), Instance("j", tooLarge)]) { OutputSizes = new Dictionary<string, int> { ["load"] = 1 << 20 } },
            "Critical LargeOutput load");
    }

    [Fact]
    public void The_only_step_is_worth_a_look()
    {
        AssertFindings([s_other], "Information OneStep load order");
        AssertFindings([Call("f"), Function("f", s_other)], "Information OneStep load order");
        AssertFindings([Loop(s_other)]);
        AssertFindings([Call("f"), Call("f"), Function("f", s_other)]);
        AssertFindings([s_other, Call("unknown")]);
    }

    [Fact]
    public void Findings_say_what_to_change_and_where_the_rule_is()
    {
        WorkflowVersionFinding found = Assert.Single(VersionTest.Run(Graph("v", s_other, Do("ship", Config(timeout: "3600000"))), null));

        Assert.Equal(("w", "v", "acc", "The timeout of an attempt is 1h."), (found.WorkflowName, found.VersionId, found.AccountId, found.Message));
        Assert.Equal("https://developers.cloudflare.com/workflows/build/rules-of-workflows/#limit-timeouts-to-30-minutes-or-less", found.Rule);
        Assert.NotEmpty(found.Advice);
    }

    [Theory]
    [InlineData(60, 60, true)]
    [InlineData(60, 57, true)]
    [InlineData(60, 50, false)]
    [InlineData(60, 0, false)]
    [InlineData(2, 0, false)]
    public void A_time_in_names_is_the_start_of_the_step(int startSeconds, int timeSeconds, bool isFound)
    {
        DateTimeOffset time = new DateTimeOffset(s_start).AddSeconds(timeSeconds);
        string[] names = [$"mail {time.ToUnixTimeMilliseconds()}-1", $"mail {time.ToUnixTimeSeconds()}-1", $"mail {time:yyyy-MM-ddTHH:mm:ss.fffZ}-1"];

        Assert.All(names, name => AssertHistory(
            new VersionHistory([Instance("i", Step(name, startSeconds)), Instance("j", Step(name, startSeconds))]),
            isFound ? ["Critical VaryingName mail <time>"] : []));
    }

    [Fact]
    public void One_step_with_a_time_can_be_chance() => AssertHistory(
        new VersionHistory([Instance("i", Step($"mail {new DateTimeOffset(s_start.AddMinutes(1)).ToUnixTimeSeconds()}-1", 60))]));

    [Fact]
    public void Large_outputs_are_near_the_limit_or_too_large()
    {
        AssertHistory(new VersionHistory([]) { OutputSizes = new Dictionary<string, int> { ["load"] = 838_861, ["ship"] = 838_860 } }, "Warning LargeOutput load");
        AssertHistory(
            new VersionHistory([Instance("i", Step("load-1", 0) with { Error = new WorkflowError { Message = "Step load-1 output is too large. Maximum allowed size is 1MiB." } })]),
            "Critical LargeOutput load");
    }

    [Fact]
    public void Only_long_outputs_are_read_one_for_each_name()
    {
        string longer = new('x', 2000);
        VersionHistory history = new(
        [
            Instance("i", Step("load-1", 0) with { Output = longer }, Step("ship-1", 1) with { Output = "short" }),
            Instance("j", Step("load-1", 0) with { Output = longer + "x" }, Step("pack-1", 1) with { Output = longer, Status = "errored" }),
        ]);

        Assert.Equal(["j"], history.LongOutputs.Select(step => step.InstanceId));
    }

    [Theory]
    [InlineData(80, 100, true)]
    [InlineData(79, 100, false)]
    [InlineData(80, null, false)]
    public void Many_steps_are_near_the_limit(int count, int? limit, bool isFound) => AssertHistory(
        new VersionHistory([Instance("i", [.. Enumerable.Range(0, count).Select(index => Step($"s-{index}", index)), Step("rest-1", 1) with { Type = "sleep" }])]) { StepLimit = limit },
        isFound ? ["Warning ManySteps "] : []);

    private static void AssertFindings(string[] code, params string[] expected) => Assert.Equal(
        expected, VersionTest.Run(Graph("v", code), null).Select(one => $"{one.Severity} {one.Kind} {one.StepName}"));

    private static void AssertHistory(VersionHistory history, params string[] expected) => Assert.Equal(
        expected, VersionTest.Run(Graph("v", s_other, Do("ship")), history).Select(one => $"{one.Severity} {one.Kind} {one.StepName}"));

    private static WorkflowInstanceDetail Instance(string id, params WorkflowStep[] steps) => new()
    {
        Id = id,
        WorkflowName = "w",
        VersionId = "v",
        Status = "complete",
        QueuedOn = s_start,
        Steps = [.. steps.Select(step => step with { InstanceId = id })],
    };

    private static WorkflowStep Step(string name, int seconds) => new()
    {
        Name = name,
        Type = "step",
        Status = "complete",
        Occurrence = 1,
        StartedOn = s_start.AddSeconds(seconds),
    };
}
