using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Makes results without naming their types twice.</summary>
internal static class Answer
{
    public static ApiResult<T> Of<T>(T result) => new(result);

    public static ApiResult<IReadOnlyList<T>> Page<T>(IReadOnlyList<T> items, ResultInfo info) => new(items, info);
}
