using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Concurrency keys. No workflow refers to one: how a workflow does that is not documented.</summary>
internal static class ConcurrencyEndpoints
{
    private const string One = "/workflows/concurrency/{key}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        _ = routes.MapGet("/workflows/concurrency", List);
        _ = routes.MapPost("/workflows/concurrency", CreateAsync);
        _ = routes.MapGet(One, Get);
        _ = routes.MapPatch(One, ChangeAsync);
        _ = routes.MapDelete(One, Delete);
    }

    private static ApiResult<IReadOnlyList<ConcurrencyKeyResponse>> List(HttpRequest request, SandboxAccount account)
    {
        PageWindow page = PageWindow.Read(request, defaultPerPage: 10);
        lock (account.SyncRoot)
        {
            return page.Cut(account.ConcurrencyKeys, ConcurrencyKeyResponse.Of);
        }
    }

    private static async Task<ApiResult<ConcurrencyKeyResponse>> CreateAsync(HttpRequest request, SandboxAccount account)
    {
        ConcurrencyKeyBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.ConcurrencyKeyBody);
        string name = body.Name is { } given && Rules.IsName(given, 64) ? given : throw ApiErrors.Body("name");
        int limit = CheckLimit(body);
        lock (account.SyncRoot)
        {
            if (account.ConcurrencyKeys.Exists(key => key.Name == name))
            {
                throw ApiErrors.KeyInUse;
            }

            ConcurrencyKey created = new(account.NextId($"key {name}"), name, limit, account.Now);
            account.ConcurrencyKeys.Add(created);
            return ApiResults.Ok(ConcurrencyKeyResponse.Of(created));
        }
    }

    private static ApiResult<ConcurrencyKeyResponse> Get(string key, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            ConcurrencyKey found = account.ConcurrencyKeys[IndexOf(account, key)];
            return ApiResults.Ok(ConcurrencyKeyResponse.Of(found) with { ReferencingWorkflows = [] });
        }
    }

    private static async Task<ApiResult<ConcurrencyKeyResponse>> ChangeAsync(string key, HttpRequest request, SandboxAccount account)
    {
        int limit = CheckLimit(await BodyReader.ReadAsync(request, SandboxJson.Wire.ConcurrencyKeyBody));
        lock (account.SyncRoot)
        {
            int index = IndexOf(account, key);
            account.ConcurrencyKeys[index] = account.ConcurrencyKeys[index] with { Limit = limit };
            return ApiResults.Ok(ConcurrencyKeyResponse.Of(account.ConcurrencyKeys[index]));
        }
    }

    private static ApiResult<DeletedResponse> Delete(string key, SandboxAccount account)
    {
        lock (account.SyncRoot)
        {
            account.ConcurrencyKeys.RemoveAt(IndexOf(account, key));
            return ApiResults.Ok(new DeletedResponse("ok", true));
        }
    }

    private static int CheckLimit(ConcurrencyKeyBody body) =>
        body.Limit is > 0 and { } limit ? limit : throw ApiErrors.Body("limit");

    private static int IndexOf(SandboxAccount account, string id)
    {
        int index = Guid.TryParse(id, out Guid uuid) ? account.ConcurrencyKeys.FindIndex(key => key.Id == uuid) : -1;
        return index >= 0 ? index : throw ApiErrors.KeyNotFound;
    }
}
