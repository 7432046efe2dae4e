using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Wire;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>A page of a numbered listing.</summary>
internal readonly record struct PageWindow(int Page, int PerPage)
{
    public static PageWindow Read(HttpRequest request, int defaultPerPage)
    {
        QueryReader query = new(request);
        return new PageWindow(
            query.Number("page", 1, int.MaxValue) ?? 1,
            query.Number("per_page", 1, 100) ?? defaultPerPage);
    }

    public ApiResult<IReadOnlyList<TResponse>> Cut<TItem, TResponse>(
        IReadOnlyCollection<TItem> all, Func<TItem, TResponse> convert)
    {
        long skipped = (Page - 1L) * PerPage;
        IReadOnlyList<TResponse> items = skipped >= all.Count
            ? []
            : [.. all.Skip((int)skipped).Take(PerPage).Select(convert)];
        return ApiResults.Page(items, new ResultInfo(items.Count, PerPage, all.Count)
        {
            Page = Page,
            TotalPages = (all.Count + PerPage - 1) / PerPage,
        });
    }
}
