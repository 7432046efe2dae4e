using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The events that start workflows, by the Worker that they belong to.</summary>
internal static class TriggerEndpoints
{
    private const string Route = "/triggers/{script}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet(Route, Get);
        _ = routes.MapPut(Route, (string script, HttpRequest request, SandboxAccount account) =>
            SetAsync(script, request, account, isAdded: false));
        _ = routes.MapPatch(Route, (string script, HttpRequest request, SandboxAccount account) =>
            SetAsync(script, request, account, isAdded: true));
        _ = routes.MapDelete(Route, Delete);
    }

    private static ApiResult<TriggersAnswer> Get(string script, SandboxAccount account)
    {
        lock (account.Gate)
        {
            return Answer.Of(Read(script, Find(script, account)));
        }
    }

    private static async Task<ApiResult<TriggersAnswer>> SetAsync(
        string script, HttpRequest request, SandboxAccount account, bool isAdded)
    {
        IReadOnlyList<RawJson> texts = await BodyReader.ReadAsync(request, SandboxJson.Wire.IReadOnlyListRawJson);
        foreach (RawJson text in texts)
        {
            Check(text);
        }

        lock (account.Gate)
        {
            List<string> before = isAdded && account.Triggers.TryGetValue(script, out List<string>? known) ? known : [];
            List<string> after = [.. before, .. texts.Select(text => text.Text)];
            account.Triggers[script] = after.Count <= 100 ? after : throw ApiErrors.Body("triggers");
            return Answer.Of(Read(script, after));
        }
    }

    private static ApiResult<DeletedCount> Delete(string script, SandboxAccount account)
    {
        lock (account.Gate)
        {
            int count = Find(script, account).Count;
            _ = account.Triggers.Remove(script);
            return Answer.Of(new DeletedCount(count));
        }
    }

    private static List<string> Find(string script, SandboxAccount account) =>
        account.Triggers.TryGetValue(script, out List<string>? known) ? known : throw ApiErrors.WorkflowNotFound;

    private static TriggersAnswer Read(string script, List<string> texts) =>
        new(script, [.. texts.Select(text => new RawJson(text))]);

    private static void Check(RawJson text)
    {
        try
        {
            TriggerBody? trigger = JsonSerializer.Deserialize(text.Text, SandboxJson.Wire.TriggerBody);
            bool isValid = trigger is { Type.Length: > 0, Targets.Count: >= 1 and <= 100 }
                && trigger.Targets.All(target =>
                    target is { Type: "workflow", ScriptName: not null, WorkflowName: not null });
            if (!isValid)
            {
                throw ApiErrors.Body("triggers");
            }
        }
        catch (JsonException)
        {
            throw ApiErrors.Body("triggers");
        }
    }
}
