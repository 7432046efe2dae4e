using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Creates results with inferred types.</summary>
internal static class ApiResults
{
    public static ApiResult<T> Ok<T>(T result) => new(result);

    public static ApiResult<IReadOnlyList<T>> Page<T>(IReadOnlyList<T> items, ResultInfo info) => new(items, info);
}
