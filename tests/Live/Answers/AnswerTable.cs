using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Answers;

/// <summary>Compares answers with what is believed, which is what the emulated account does.</summary>
internal static class AnswerTable
{
    /// <summary>The result of a comparison.</summary>
    public static string Compare(ServiceQuestion question, ServiceAnswer answer) => answer switch
    {
        { Answer: JsonElement value } => JsonElement.DeepEquals(value, question.Belief) ? "same" : "DIFFERS",
        { Unexpected: not null } => "DIFFERS",
        _ => "unanswered",
    };

    public static void Print(IReadOnlyDictionary<string, ServiceAnswer> answers, TextWriter output)
    {
        string[][] rows =
        [
            ["Question", "Believed", "Answered", ""],
            .. ServiceQuestions.All.Where(question => answers.ContainsKey(question.Id)).Select(question => Row(question, answers[question.Id])),
        ];
        int[] widths = [.. Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length))];
        foreach (string[] row in rows)
        {
            output.WriteLine($"{row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2].PadRight(widths[2])}  {row[3]}".TrimEnd());
        }

        output.WriteLine();
        foreach ((string id, ServiceAnswer answer) in answers.Where(pair => pair.Value.Answer is null))
        {
            output.WriteLine($"{id}: {AnswerText.Of(answer)}");
        }

        int Count(string result) => rows.Count(row => row[3] == result);
        output.WriteLine($"{Count("same")} as believed, {Count("DIFFERS")} different, {Count("unanswered")} unanswered.");
    }

    private static string[] Row(ServiceQuestion question, ServiceAnswer answer) =>
    [
        question.Id,
        AnswerText.Of(question.Belief),
        answer.Answer is JsonElement value ? AnswerText.Of(value) : answer.Unexpected is null ? "-" : "something else",
        Compare(question, answer),
    ];
}
