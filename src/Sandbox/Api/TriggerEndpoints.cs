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

/// <summary>The triggers of workflows, by Worker.</summary>
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

    private static ApiResult<TriggersResponse> Get(string script, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            return ApiResults.Ok(Read(script, Find(script, account)));
        }
    }

    private static async Task<ApiResult<TriggersResponse>> SetAsync(
        string script, HttpRequest request, SandboxAccount account, bool isAdded)
    {
        IReadOnlyList<RawJson> texts = await BodyReader.ReadAsync(request, SandboxJson.Wire.IReadOnlyListRawJson);
        foreach (RawJson text in texts)
        {
            Check(text);
        }

        lock (account.SyncRoot)
        {
            List<string> before = isAdded && account.Triggers.TryGetValue(script, out List<string>? known) ? known : [];
            List<string> after = [.. before, .. texts.Select(text => text.Text)];
            account.Triggers[script] = after.Count <= 100 ? after : throw ApiErrors.Body("triggers");
            return ApiResults.Ok(Read(script, after));
        }
    }

    private static ApiResult<DeletedCount> Delete(string script, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            int count = Find(script, account).Count;
            _ = account.Triggers.Remove(script);
            return ApiResults.Ok(new DeletedCount(count));
        }
    }

    private static List<string> Find(string script, SandboxAccount account) =>
        account.Triggers.TryGetValue(script, out List<string>? known) ? known : throw ApiErrors.WorkflowNotFound;

    private static TriggersResponse Read(string script, List<string> texts) =>
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
