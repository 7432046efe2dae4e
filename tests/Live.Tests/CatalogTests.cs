using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The questions, and their costs.</summary>
public sealed partial class CatalogTests : LiveTest
{
    [Fact]
    public void Every_question_of_the_catalog_is_asked_once() => Assert.Equal(
        ServiceQuestions.All.Select(question => question.Id).Order(StringComparer.Ordinal),
        LiveQuestions.All.Select(question => question.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_page_lists_each_question_with_its_cost_in_the_order_of_asking()
    {
        string page = File.ReadAllText(BuildMetadata.Of("LivePagePath")).ReplaceLineEndings("\n");

        Assert.Equal(
            LiveQuestions.All.Select(question => $"{question.Id} {question.Requests}"),
            Row().Matches(page).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}"));
    }

    [Fact]
    public void All_questions_fit_into_the_budget()
    {
        RunPlan plan = new(Target, Options with { Maximum = int.MaxValue });

        Assert.InRange(plan.Requests, 1, RunOptions.MaximumRequests);
    }

    [GeneratedRegex(@"^\| `([a-z-]+)` \| .* \| ([0-9]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
