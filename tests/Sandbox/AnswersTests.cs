using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Answers are data: a file that becomes a behavior.</summary>
public sealed class AnswersTests
{
    private static readonly ServiceAnswers s_all = new(
        ServiceTarget.Account,
        new DateOnly(2026, 12, 1),
        "1",
        ServiceQuestions.All.ToDictionary(
            question => question.Id, question => new ServiceAnswer { Answer = question.Deviation }));

    [Fact]
    public void A_file_is_read_as_it_was_written()
    {
        ServiceAnswers read = ServiceAnswers.Parse(s_all.ToJson());
        Assert.Equal(s_all.ToJson(), read.ToJson());
        Assert.Equal(ServiceTarget.Account, read.Target);
        Assert.Equal(s_all.ToBehavior(), read.ToBehavior());
    }

    [Fact]
    public void Each_answer_becomes_the_behavior()
    {
        ServiceBehavior behavior = s_all.ToBehavior();
        Assert.All(
            ServiceQuestions.All,
            question => Assert.True(JsonElement.DeepEquals(question.Deviation, question.AnswerIn(behavior))));
        Assert.Empty(s_all.Unanswered());
    }

    [Fact]
    public void What_was_not_answered_is_believed()
    {
        ServiceAnswers none = s_all with
        {
            Answers = new Dictionary<string, ServiceAnswer>
            {
                ["page-number"] = new() { Unanswered = "no permission" },
                ["instance-order"] = new() { Unexpected = "by name" },
            },
        };
        Assert.Equal(new ServiceBehavior(), ServiceAnswers.Parse(none.ToJson()).ToBehavior());
        Assert.Equal(ServiceQuestions.All, none.Unanswered());
    }

    [Theory]
    [InlineData("""{"no-such-question":{"answer":true}}""")]
    [InlineData("""{"instance-order":{"answer":"by-name"}}""")]
    [InlineData("""{"default-page-size":{"answer":1000}}""")]
    [InlineData("""{"duplicate-id-error":{"answer":{"status":400}}}""")]
    [InlineData("""{"duplicate-id-error":{"answer":{"status":200,"code":1}}}""")]
    [InlineData("""{"page-number":{}}""")]
    [InlineData("""{"page-number":null}""")]
    [InlineData("""{"page-number":{"answer":"applied","unanswered":"no time"}}""")]
    [InlineData("""{"page-number":{"anwser":"applied"}}""")]
    public void A_file_that_breaks_a_rule_is_refused(string answers)
    {
        JsonNode file = JsonNode.Parse(s_all.ToJson())!;
        file["answers"] = JsonNode.Parse(answers);
        _ = Assert.Throws<JsonException>(() => ServiceAnswers.Parse(file.ToJsonString()));
    }

    [Theory]
    [InlineData("target")]
    [InlineData("asked-on")]
    [InlineData("answers")]
    public void A_file_without_one_of_its_parts_is_refused(string part)
    {
        JsonNode file = JsonNode.Parse(s_all.ToJson())!;
        _ = file.AsObject().Remove(part);
        _ = Assert.Throws<JsonException>(() => ServiceAnswers.Parse(file.ToJsonString()));
    }
}
