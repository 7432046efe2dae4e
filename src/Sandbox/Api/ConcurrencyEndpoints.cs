using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Concurrency keys. Nothing refers to one: how a workflow does so is not public.</summary>
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

    private static ApiResult<IReadOnlyList<KeyAnswer>> List(HttpRequest request, SandboxAccount account)
    {
        PageWindow page = PageWindow.Read(request, defaultPerPage: 10);
        lock (account.Gate)
        {
            return page.Cut(account.ConcurrencyKeys, KeyAnswer.Of);
        }
    }

    private static async Task<ApiResult<KeyAnswer>> CreateAsync(HttpRequest request, SandboxAccount account)
    {
        KeyBody body = await BodyReader.ReadAsync(request, SandboxJson.Wire.KeyBody);
        string name = body.Name is { } given && Rules.IsName(given, 64) ? given : throw ApiErrors.Body("name");
        int limit = CheckLimit(body);
        lock (account.Gate)
        {
            if (account.ConcurrencyKeys.Exists(key => key.Name == name))
            {
                throw ApiErrors.KeyInUse;
            }

            ConcurrencyKey created = new(account.NextId($"key {name}"), name, limit, account.Now);
            account.ConcurrencyKeys.Add(created);
            return Answer.Of(KeyAnswer.Of(created));
        }
    }

    private static ApiResult<KeyAnswer> Get(string key, SandboxAccount account)
    {
        lock (account.Gate)
        {
            ConcurrencyKey found = account.ConcurrencyKeys[IndexOf(account, key)];
            return Answer.Of(KeyAnswer.Of(found) with { ReferencingWorkflows = [] });
        }
    }

    private static async Task<ApiResult<KeyAnswer>> ChangeAsync(string key, HttpRequest request, SandboxAccount account)
    {
        int limit = CheckLimit(await BodyReader.ReadAsync(request, SandboxJson.Wire.KeyBody));
        lock (account.Gate)
        {
            int index = IndexOf(account, key);
            account.ConcurrencyKeys[index] = account.ConcurrencyKeys[index] with { Limit = limit };
            return Answer.Of(KeyAnswer.Of(account.ConcurrencyKeys[index]));
        }
    }

    private static ApiResult<DeletedAnswer> Delete(string key, SandboxAccount account)
    {
        lock (account.Gate)
        {
            account.ConcurrencyKeys.RemoveAt(IndexOf(account, key));
            return Answer.Of(new DeletedAnswer("ok", true));
        }
    }

    private static int CheckLimit(KeyBody body) =>
        body.Limit is > 0 and { } limit ? limit : throw ApiErrors.Body("limit");

    private static int IndexOf(SandboxAccount account, string id)
    {
        int index = Guid.TryParse(id, out Guid uuid) ? account.ConcurrencyKeys.FindIndex(key => key.Id == uuid) : -1;
        return index >= 0 ? index : throw ApiErrors.KeyNotFound;
    }
}
