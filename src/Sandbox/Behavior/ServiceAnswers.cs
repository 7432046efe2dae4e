using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The answers of one run, as <c>tests/Live/answers.json</c> holds them. They name no account, no token, and no
/// resource.</summary>
/// <param name="Target">Who answered.</param>
/// <param name="AskedOn">The day, in UTC.</param>
/// <param name="Kit">The version of the program that asked.</param>
/// <param name="Answers">The results, by the id of the question.</param>
public sealed record ServiceAnswers(
    ServiceTarget Target, DateOnly AskedOn, string Kit, IReadOnlyDictionary<string, ServiceAnswer> Answers)
{
    /// <summary>Reads answers. Unknown questions, and answers without the form of their question, are errors.</summary>
    /// <exception cref="JsonException">The text is not such a file.</exception>
    public static ServiceAnswers Parse(string json)
    {
        ServiceAnswers answers = JsonSerializer.Deserialize<ServiceAnswers>(json, BehaviorJson.Options)
            ?? throw new JsonException("The file has no answers.");
        foreach ((string id, ServiceAnswer answer) in answers.Answers)
        {
            Check(id, answer);
        }

        return answers;
    }

    /// <summary>Returns the text of the file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, BehaviorJson.Options) + "\n";

    /// <summary>Returns how the target behaves: as it answered, else as is believed.</summary>
    public ServiceBehavior ToBehavior() => ServiceQuestions.All.Aggregate(
        new ServiceBehavior(),
        (behavior, question) => AnswerTo(question) is { } answer ? question.Answer(behavior, answer) : behavior);

    /// <summary>Returns the questions that these answers leave to belief.</summary>
    public IReadOnlyList<ServiceQuestion> Unanswered() =>
        [.. ServiceQuestions.All.Where(question => AnswerTo(question) is null)];

    private JsonElement? AnswerTo(ServiceQuestion question) => Answers.GetValueOrDefault(question.Id)?.Answer;

    private static void Check(string id, ServiceAnswer? answer)
    {
        ServiceQuestion question = ServiceQuestions.Find(id) ?? throw new JsonException($"There is no question '{id}'.");
        object?[] parts = [answer?.Answer, answer?.Unanswered, answer?.Unexpected];
        if (parts.Count(part => part is not null) != 1)
        {
            throw new JsonException($"'{id}' needs one of answer, unanswered, and unexpected.");
        }

        if (answer?.Answer is { } value && !question.Form.Accepts(value))
        {
            throw new JsonException($"The answer to '{id}' is not {question.Form.Description}.");
        }
    }
}
