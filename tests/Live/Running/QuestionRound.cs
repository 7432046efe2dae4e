using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Answers;
using CloudflareWorkflows.Live.Questions;
using CloudflareWorkflows.Live.Service;
using CloudflareWorkflows.Sandbox.Behavior;

namespace CloudflareWorkflows.Live.Running;

/// <summary>Asks questions one after the other. A question that fails stays unanswered, and the others are asked.</summary>
internal sealed partial class QuestionRound(QuestionContext context, RequestBudget budget, TextWriter output)
{
    public async Task<IReadOnlyDictionary<string, ServiceAnswer>> AskAsync(
        IReadOnlyList<LiveQuestion> questions, CancellationToken cancellationToken)
    {
        Dictionary<string, ServiceAnswer> answers = [];
        foreach (LiveQuestion question in questions)
        {
            budget.Allow(question.Requests + (question.Setup?.Requests ?? 0) + Cost.Repetitions);
            ServiceAnswer answer = await AskAsync(question, cancellationToken);
            answers.Add(question.Id, answer);
            await output.WriteLineAsync(
                $"{answers.Count,3}/{questions.Count} {question.Id}: {AnswerText.Of(answer)} ({budget.Used} requests)");
        }

        return answers;
    }

    private async Task<ServiceAnswer> AskAsync(LiveQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            JsonNode value = await question.AskAsync(context, cancellationToken);
            JsonElement answer = JsonSerializer.SerializeToElement(value);
            return ServiceQuestions.Find(question.Id)!.Form.Accepts(answer)
                ? new ServiceAnswer { Answer = answer }
                : new ServiceAnswer { Unexpected = WordOf(answer) };
        }
        catch (UnexpectedException unexpected)
        {
            return new ServiceAnswer { Unexpected = unexpected.Message };
        }
        catch (UnansweredException unanswered)
        {
            return new ServiceAnswer { Unanswered = unanswered.Message };
        }
        catch (RefusedException refusal)
        {
            return new ServiceAnswer { Unanswered = refusal.Message };
        }
        catch (BudgetException)
        {
            return new ServiceAnswer { Unanswered = "No request was left for it." };
        }
        catch (HttpRequestException)
        {
            return new ServiceAnswer { Unanswered = "The service did not respond." };
        }
        catch (InvalidOperationException)
        {
            // A part of the response has another type than the question reads.
            return new ServiceAnswer { Unexpected = "The response has another structure." };
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One odd response costs one answer, not those of the run.
            return new ServiceAnswer { Unanswered = "The response could not be read." };
        }
    }

    /// <summary>The text of the service may hold names, so only a word of it is kept.</summary>
    private static string WordOf(JsonElement answer) => Word().IsMatch(answer.GetRawText().Trim('"'))
        ? answer.GetRawText()
        : "The service answered with another text.";

    [GeneratedRegex("^[A-Za-z0-9-]{1,30}$")]
    private static partial Regex Word();
}
