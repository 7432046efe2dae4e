using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>A result in its envelope.</summary>
internal sealed class ApiResult<T>(T result, ResultInfo? info = null, params IReadOnlyList<ApiMessage> messages)
    : IResult
{
    private static readonly JsonTypeInfo<Envelope<T>> s_type =
        (JsonTypeInfo<Envelope<T>>)SandboxJson.Wire.GetTypeInfo(typeof(Envelope<T>))!;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new Envelope<T>(result, true, [], messages, info), s_type);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = body.Length;
        await httpContext.Response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
