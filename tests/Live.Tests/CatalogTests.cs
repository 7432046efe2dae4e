using System;
using System.Linq;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The questions, and their costs.</summary>
public sealed class CatalogTests : LiveTest
{
    [Fact]
    public void Every_question_of_the_catalog_is_asked_once() => Assert.Equal(
        ServiceQuestions.All.Select(question => question.Id).Order(StringComparer.Ordinal),
        LiveQuestions.All.Select(question => question.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void All_questions_fit_into_the_budget()
    {
        RunPlan plan = new(Target, Options with { Maximum = int.MaxValue });

        Assert.InRange(plan.Requests, 1, RunOptions.MaximumRequests);
    }
}
