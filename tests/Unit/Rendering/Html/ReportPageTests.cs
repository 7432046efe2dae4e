using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering.Html;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Rendering.Html;

/// <summary>The page of a report, as an HTML parser reads it.</summary>
public sealed class ReportPageTests
{
    private const int LargestPage = 5_000_000;

    private static readonly string[] s_attributes =
    [
        "aria-label", "charset", "class", "colspan", "content", "href", "http-equiv", "id", "lang", "name", "role", "scope", "style", "tabindex",
    ];

    private static readonly string[] s_names = ["Ann", "Bob", "Cid"];

    private static readonly string[] s_hostile =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><b>", "</title><b>", "<!--", "]]>",
        "&lt;b&gt;", "javascript:alert(1)", "\u202egnp.exe", "\0", "</pre></details></main>",
    ];

    [Fact]
    public void Hostile_texts_stay_texts_everywhere() =>
        Gen.Select(Gen.OneOf(Gen.Int[0, s_hostile.Length - 1].Select(index => s_hostile[index]), Gen.String), Gen.Int[1, 3]).SampleSeeded(value =>
        {
            (string hostile, int count) = value;
            WorkflowInstance[] instances =
            [
                .. Enumerable.Range(0, count).Select(index => SampleReports.Errored($"i{index}", 3, text => text + hostile)),
                new WorkflowInstance { Id = hostile, WorkflowName = "other" + hostile, Status = "new" + hostile, VersionId = hostile },
            ];
            Report report = WithGraph(SampleReports.Of(instances), hostile);

            IHtmlDocument page = Parse(SampleReports.Write(report));

            Assert.Equal(
                page.All.Select(element => element.LocalName).Distinct().Order(),
                Parse(SampleReports.Write(WithGraph(SampleReports.Of([.. instances.Select(Harmless)]), "x"))).All
                    .Select(element => element.LocalName).Distinct().Order());
            Assert.Empty(page.All.SelectMany(element => element.Attributes).Select(one => one.Name).Except(s_attributes));
            Assert.All(page.QuerySelectorAll("[href]"), link => Assert.Matches("^#(i[0-9]+|g[0-9]+f[0-9]+)$", link.GetAttribute("href")!));
            Assert.Equal(1, page.QuerySelectorAll("style").Length);
            Assert.Empty(page.QuerySelectorAll("script,img,iframe,object,link,base,form"));
        });

    [Fact]
    public void Each_run_of_an_instance_has_a_place_of_its_own()
    {
        WorkflowInstanceDetail run = SampleReports.Errored("i", 3, text => text);
        Report report = SampleReports.Of(run, run with { StartedOn = run.StartedOn!.Value.AddHours(1) }, SampleReports.Errored("k", 3, text => text));

        string?[] ids = [.. Parse(SampleReports.Write(report))
            .QuerySelectorAll("[id^=i]").Select(element => element.Id)];

        Assert.Equal(3, ids.Length);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void A_cause_counts_the_instances_that_are_not_shown()
    {
        Report report = SampleReports.Of(SampleReports.Errored("i", 3, text => text));
        WorkflowReport workflow = report.Workflows[0];

        string page = SampleReports.Write(report with { Workflows = [workflow with { Causes = [workflow.Causes[0] with { Count = 38 }] }] });

        Assert.Contains("and 37 more", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_data_is_not_cut_within_a_character() =>
        Assert.StartsWith("a… (19,999 of 20,002", new ReportData(value => $"{value}").Of(new string('a', 19_999) + "\U0001F600x")![19_998..], StringComparison.Ordinal);

    [Fact]
    public void The_page_is_readable_without_eyes()
    {
        IHtmlDocument page = Parse(SampleReports.Write(WithGraph(SampleReports.Of(
            SampleReports.Errored("i1", 3, text => text), SampleReports.Errored("i2", 30, text => text),
            SampleReports.Errored("i3", 3, text => text + "2"), new WorkflowInstance { Id = "x", WorkflowName = "orders" }), "x")));

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(1, page.QuerySelectorAll("h1").Length);
        int[] levels = [.. page.QuerySelectorAll("h1,h2,h3").Select(heading => heading.LocalName[1] - '0')];
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 1, pair.First + 1));
        Assert.All(page.QuerySelectorAll("th"), heading => Assert.Matches("^(col|row)$", heading.GetAttribute("scope")!));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotEmpty(table.QuerySelector("caption")!.TextContent));
        Assert.All(page.QuerySelectorAll(".spark"), spark => Assert.Contains("equal parts", spark.GetAttribute("aria-label"), StringComparison.Ordinal));
        string[] ids = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }

    /// <summary>A bar has a meaning that isn't its colour alone.</summary>
    [Fact]
    public void Attempts_and_pauses_are_there_as_text()
    {
        string text = Parse(SampleReports.Write(SampleReports.Of(SampleReports.Errored("i1", 2, text => text)))).Body!.TextContent;

        Assert.Contains(
            "3 attempts: failed after 250ms, pause 250ms, failed after 250ms, pause 250ms, failed after 250ms",
            text, StringComparison.Ordinal);
        Assert.Contains("GatewayError: declined", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_data_nothing_of_params_outputs_and_messages_is_left()
    {
        WorkflowInstanceDetail[] instances =
        [
            .. s_names.Select((name, index) => SampleReports.Errored($"i{index}", 3, text => text switch
            {
                "params" or "output" or "step output" => $"secret{index}",
                "declined" => $"card of {name} was declined, order {4711 + index}",
                _ => text,
            })),
        ];
        Report report = WithGraph(SampleReports.Of(instances), "x");

        string whole = SampleReports.Write(report);
        string page = SampleReports.Write(report, hasData: false);

        Assert.All(["secret0", "Ann", "4711"], text => Assert.Contains(text, whole, StringComparison.Ordinal));
        Assert.All(["secret", "Ann", "Bob", "Cid", "4711", "declined", "<details"], text => Assert.DoesNotContain(text, page, StringComparison.Ordinal));
        Assert.Contains("i1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, 500)]
    [InlineData(1500, 400)]
    public void Five_megabytes_hold_500_instances_of_50_steps_and_the_others_are_listed(int count, int leastTimelines)
    {
        WorkflowInstance[] instances =
            [.. Enumerable.Range(0, count).Select(index => SampleReports.Errored($"order-{index + 1000}", 50, text => text))];

        string page = SampleReports.Write(SampleReports.Of(instances));

        Assert.InRange(Encoding.UTF8.GetByteCount(page), 1_000_000, LargestPage);
        IHtmlDocument parsed = Parse(page);
        int timelines = parsed.QuerySelectorAll("h2[id]").Length;
        Assert.InRange(timelines, leastTimelines, count);
        int rows = timelines == count ? 0 : parsed.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Length;
        Assert.Equal(count - timelines, rows + Rest(parsed));
    }

    [Fact]
    public void Long_values_are_cut_and_much_data_is_left_out()
    {
        WorkflowInstance[] instances =
        [
            .. Enumerable.Range(0, 60).Select(index => SampleReports.Errored(
                $"i{index}", 1, text => text == "params" ? new string('p', 100_000) : text)),
        ];

        string page = SampleReports.Write(SampleReports.Of(instances));

        Assert.InRange(page.Length, 400_000, 600_000);
        Assert.Contains("(20,000 of 100,000 characters)", page, StringComparison.Ordinal);
        Assert.Contains("has much data already", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_a_page_that_says_so()
    {
        IHtmlDocument page = Parse(SampleReports.Write(SampleReports.Of()));

        Assert.Contains("No instances and no summaries were piped in.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, page.QuerySelectorAll("h1").Length);
    }

    [Fact]
    public void Writing_stops_between_two_instances() => Assert.Throws<OperationCanceledException>(
        () => ReportPage.Write(TextWriter.Null, SampleReports.Of(SampleReports.Errored("i", 1, text => text)), null, new CancellationToken(canceled: true)));

    private static int Rest(IHtmlDocument page) =>
        page.QuerySelectorAll("p").Select(line => line.TextContent).FirstOrDefault(line => line.StartsWith("And ", StringComparison.Ordinal))
            is string line ? int.Parse(line.Split(' ')[1].Replace(",", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static WorkflowInstance Harmless(WorkflowInstance instance, int index) => instance is WorkflowInstanceDetail
        ? SampleReports.Errored($"i{index}", 3, text => text)
        : new WorkflowInstance { Id = "x", WorkflowName = "other", VersionId = "x" };

    private static Report WithGraph(Report report, string text) => report with
    {
        Workflows =
        [
            .. report.Workflows.Select(workflow => workflow with
            {
                Graphs = [.. GraphPlan.Of(workflow).Select(graph => graph with { Graph = GraphOf(text) })],
            }),
        ],
    };

    private static WorkflowGraph GraphOf(string text) => new()
    {
        Nodes =
        [
            new WorkflowGraphNode { Type = "step_do", Name = text + "charge card", Config = new WorkflowStepConfig { RetryLimit = 3, Backoff = text } },
            new WorkflowGraphNode
            {
                Type = "if", Condition = text,
                Nodes = [new WorkflowGraphNode { Part = "branches", Condition = text, Nodes = [new WorkflowGraphNode { Type = "function_call", Name = text }] }],
            },
            new WorkflowGraphNode { Type = text },
        ],
        Functions = [new WorkflowGraphNode { Type = "function_def", Part = "functions", Name = text, Nodes = [new WorkflowGraphNode { Type = "step_sleep", Name = text }] }],
    };

    private static IHtmlDocument Parse(string page) => new HtmlParser().ParseDocument(page);
}
