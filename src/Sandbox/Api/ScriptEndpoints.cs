using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using CloudflareWorkflows.Sandbox.Workers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Uploads, reads, and deletes Workers.</summary>
internal static class ScriptEndpoints
{
    private const string All = "/workers/scripts";
    private const string One = $"{All}/{{script}}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet(All, List);
        _ = routes.MapPut(One, UploadAsync);
        _ = routes.MapGet(One, GetCode);
        _ = routes.MapGet($"{One}/settings", GetSettings);
        _ = routes.MapDelete(One, Delete);
    }

    private static ApiResult<IReadOnlyList<ScriptResponse>> List(SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            return ApiResults.Ok<IReadOnlyList<ScriptResponse>>([.. account.Workers.Values.Select(ScriptResponse.Of)]);
        }
    }

    private static async Task<ApiResult<ScriptResponse>> UploadAsync(
        string script, HttpRequest request, SandboxAccount account)
    {
        if (!Rules.IsScriptName(script))
        {
            throw ApiErrors.ScriptName;
        }

        WorkerScript uploaded = await ScriptUpload.ReadAsync(script, request, account);
        lock (account.SyncRoot)
        {
            if (account.Workers.TryGetValue(script, out WorkerScript? existing))
            {
                uploaded = uploaded with { CreatedOn = existing.CreatedOn };
            }

            account.SetWorker(uploaded);
            return ApiResults.Ok(ScriptResponse.Of(uploaded));
        }
    }

    private static IResult GetCode(string script, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            return Results.Text(Find(script, account).Code, "application/javascript");
        }
    }

    private static ApiResult<ScriptSettingsResponse> GetSettings(string script, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            return ApiResults.Ok(ScriptSettingsResponse.Of(Find(script, account)));
        }
    }

    // Other Workers may use a Worker, which the service deletes with force only. Workflows do not count as such.
    private static ApiResult<object?> Delete(string script, HttpRequest request, SandboxAccount account)
    {
        _ = new QueryReader(request).OneOf("force", "true", "false");
        lock (account.SyncRoot)
        {
            _ = Find(script, account);
            account.RemoveWorker(script);
            return ApiResults.Ok<object?>(null);
        }
    }

    private static WorkerScript Find(string script, SandboxAccount account) =>
        account.Workers.TryGetValue(script, out WorkerScript? found) ? found : throw ApiErrors.ScriptNotFound;
}
