using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The catalog of open questions and the behavior agree.</summary>
public sealed class QuestionTests
{
    public static TheoryData<string> Ids => new(ServiceQuestions.All.Select(question => question.Id));

    [Fact]
    public void Each_property_of_the_behavior_answers_one_question()
    {
        IEnumerable<string> properties = typeof(ServiceBehavior).GetProperties()
            .Select(property => JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name));
        Assert.Equal(properties.Order(), ServiceQuestions.All.Select(question => question.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_belief_and_a_deviation_have_the_form_of_the_question(string id)
    {
        ServiceQuestion question = ServiceQuestions.Find(id)!;
        Assert.True(question.Form.Accepts(question.Belief));
        Assert.All(question.Form.Examples, example => Assert.True(question.Form.Accepts(example)));
        Assert.False(JsonElement.DeepEquals(question.Belief, question.Deviation));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_answer_changes_its_own_property_alone(string id)
    {
        ServiceQuestion question = ServiceQuestions.Find(id)!;
        ServiceBehavior changed = question.Answer(new ServiceBehavior(), question.Deviation);
        Assert.True(JsonElement.DeepEquals(question.Deviation, question.AnswerIn(changed)));
        Assert.Equal(new ServiceBehavior(), question.Answer(changed, question.Belief));
        Assert.All(
            ServiceQuestions.All.Where(other => other != question),
            other => Assert.True(JsonElement.DeepEquals(other.Belief, other.AnswerIn(changed))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_question_has_a_text_and_a_reason(string id)
    {
        ServiceQuestion question = ServiceQuestions.Find(id)!;
        Assert.EndsWith("?", question.Text, System.StringComparison.Ordinal);
        Assert.EndsWith(".", question.Reason, System.StringComparison.Ordinal);
    }
}
