using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests.Behavior;

/// <summary>Asks the account a question by HTTP, as a client would, and compares the answer with the behavior that is
/// set.</summary>
public abstract class SwitchTest : AnalyticsTest
{
    protected string Instances => $"{Workflows}/w/instances";

    /// <summary>Returns a row for each of some questions and each answer.</summary>
    protected static TheoryData<string, string> AnswersTo(IEnumerable<string> ids)
    {
        TheoryData<string, string> rows = [];
        foreach (ServiceQuestion question in ids.Select(id => ServiceQuestions.Find(id)!))
        {
            foreach (string answer in question.Form.Examples.Append(question.Belief)
                .Select(example => JsonSerializer.Serialize(example)).Distinct())
            {
                rows.Add(question.Id, answer);
            }
        }

        return rows;
    }

    protected async Task CheckAsync(string id, string answer, Func<Task<object>> ask)
    {
        using JsonDocument expected = JsonDocument.Parse(answer);
        Server.Behavior = ServiceQuestions.Find(id)!.Answer(Server.Behavior, expected.RootElement);
        JsonElement seen = JsonSerializer.SerializeToElement(await ask());
        Assert.True(JsonElement.DeepEquals(expected.RootElement, seen), $"{answer} was set, {seen} was seen");
    }

    protected void Add(StepScript script, string id = "i")
    {
        if (Server.Account.FindWorkflow("w") is null)
        {
            _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        }

        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id });
    }

    protected async Task<bool> SucceedsAsync(HttpMethod method, string path, string? body = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, body);
        return response.IsSuccessStatusCode;
    }

    protected async Task<object> ErrorAsync(HttpMethod method, string path, string body)
    {
        (int status, int code) = await RefusalAsync(method, path, body);
        return new { status, code };
    }

    /// <summary>Returns the ids of a page; null if the request is refused with 400.</summary>
    protected async Task<string[]?> PageAsync(string query)
    {
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, $"{Instances}?{query}");
        if ((int)response.StatusCode == 400)
        {
            return null;
        }

        JsonNode envelope = JsonNode.Parse(await response.Content.ReadAsStringAsync(Stop))!;
        return [.. envelope["result"]!.AsArray().Select(item => (string)item!["id"]!)];
    }
}
