using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Reads and validates request bodies.</summary>
internal static class BodyReader
{
    /// <summary>The maximum size in bytes of params and of event payloads.</summary>
    public const int PayloadLimit = 1024 * 1024;

    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, request.HttpContext.RequestAborted)
                ?? throw ApiErrors.Body("null");
        }
        catch (JsonException error)
        {
            throw ApiErrors.Body(error.Path ?? "not JSON");
        }
    }

    /// <summary>A batch must contain 1 to 100 items.</summary>
    public static void CheckCount<T>(IReadOnlyCollection<T> items)
    {
        if (items.Count is < 1 or > 100)
        {
            throw ApiErrors.Body("a batch holds 1 to 100 items");
        }
    }

    /// <summary>Ids in a body may be any valid id of an existing instance.</summary>
    public static void CheckIds(IEnumerable<string?> ids)
    {
        if (!ids.All(id => id is not null && Rules.IsInstanceId(id)))
        {
            throw ApiErrors.Body("instance_id");
        }
    }

    /// <summary>Reads an optional body. A missing body counts as an empty object.</summary>
    public static async Task<T> ReadOptionalAsync<T>(HttpRequest request, JsonTypeInfo<T> type)
        where T : notnull =>
        request.ContentLength is null or 0
            ? JsonSerializer.Deserialize("{}", type)!
            : await ReadAsync(request, type);
}
