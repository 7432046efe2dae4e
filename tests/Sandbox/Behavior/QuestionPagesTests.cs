using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>The pages about the service have each open question, and say how many are answered by belief alone.</summary>
public sealed partial class QuestionPagesTests
{
    private const string Rest = "docs/service.md";
    private const string Analytics = "docs/service-analytics.md";

    private static readonly string s_recorded = PathOf("tests/Live/answers.json");

    [Fact]
    public void Each_question_is_a_row_of_a_table() => Assert.Equal(
        ServiceQuestions.All.Select(RowOf), RowsOf(Rest).Concat(RowsOf(Analytics)));

    [Fact]
    public void Each_question_is_named_where_a_fact_depends_on_it()
    {
        IEnumerable<string> named = new[] { Rest, Analytics }
            .SelectMany(page => MarkPattern().Matches(Read(page))).Select(mark => mark.Groups[1].Value);
        Assert.Equal(
            ServiceQuestions.All.Select(question => question.Id).Order(StringComparer.Ordinal),
            named.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Rest)]
    [InlineData("README.md")]
    public void A_page_says_how_many_questions_are_answered_by_belief_alone(string page)
    {
        Match count = Assert.Single(CountPattern().Matches(Read(page).ReplaceLineEndings(" ")));
        Assert.Equal(
            ($"{ServiceQuestions.All.Count}", $"{Believed().Count}"), (count.Groups[1].Value, count.Groups[2].Value));
    }

    [Fact]
    public void Recorded_answers_are_those_of_an_account()
    {
        Assert.SkipUnless(File.Exists(s_recorded), "No account has answered yet.");
        Assert.Equal(ServiceTarget.Account, ServiceAnswers.Parse(File.ReadAllText(s_recorded)).Target);
    }

    private static IReadOnlyList<ServiceQuestion> Believed() => File.Exists(s_recorded)
        ? ServiceAnswers.Parse(File.ReadAllText(s_recorded)).Unanswered()
        : ServiceQuestions.All;

    private static string RowOf(ServiceQuestion question) =>
        $"| `{question.Id}` | {question.Text} | `{JsonSerializer.Serialize(question.Belief).Trim('"')}` | {question.Reason} |";

    private static IEnumerable<string> RowsOf(string page)
    {
        string text = Read(page);
        return text[text.IndexOf("## Not settled", StringComparison.Ordinal)..].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal));
    }

    private static string Read(string page) => File.ReadAllText(PathOf(page)).ReplaceLineEndings("\n");

    private static string PathOf(string name) => Path.Combine(BuildMetadata.Of("RepositoryPath"), name);

    [GeneratedRegex(@"\[([a-z-]+)\]\(#not-settled\)")]
    private static partial Regex MarkPattern();

    [GeneratedRegex(@"Of (\d+) questions about the service, (\d+) are answered by belief alone")]
    private static partial Regex CountPattern();
}
