using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Running;
using CloudflareWorkflows.Live.Tests.Kit;
using CloudflareWorkflows.Sandbox.Behavior;
using Xunit;

namespace CloudflareWorkflows.Live.Tests;

/// <summary>The answers are those of the account that is asked.</summary>
public sealed class DeviationTests : LiveTest
{
    public static TheoryData<string, string> Deviations =>
    [
        .. ServiceQuestions.All.SelectMany(question => ExamplesOf(question)
            .Where(example => !JsonElement.DeepEquals(example, question.Belief))
            .Select(example => new TheoryDataRow<string, string>(question.Id, JsonSerializer.Serialize(example)))),
    ];

    [Theory]
    [MemberData(nameof(Deviations))]
    public async Task A_deviation_is_the_only_answer_that_differs(string id, string answer)
    {
        ServiceQuestion question = ServiceQuestions.Find(id)!;
        Server.Behavior = question.Answer(new ServiceBehavior(), JsonElement.Parse(answer));

        Assert.Equal(ExitCode.Success, await RunAsync());

        Assert.Equal([id], Compared("DIFFERS"));
        Assert.Equal(answer, JsonSerializer.Serialize(ReadAnswers().Answers[id].Answer));
        Assert.Equal(Server.Behavior, ReadAnswers().ToBehavior());
    }

    // The kit does not wait for an hour.
    private static IEnumerable<JsonElement> ExamplesOf(ServiceQuestion question) => question.Id == "analytics-delay-seconds"
        ? [JsonElement.Parse("120")]
        : question.Form.Examples;
}
