using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>Returns pages of the instances of a workflow, in creation order.</summary>
internal sealed class InstanceSlice(
    InstanceIndex index, InstanceListQuery query, ServiceBehavior behavior, DateTimeOffset now)
{
    private readonly int _low = index.IndexAfter(query.From);
    private readonly int _high = index.IndexAfter(query.To);

    public ApiResult<IReadOnlyList<InstanceItem>> Cut() =>
        query.Page is { } page ? CutNumbered(page) : CutBehindCursor();

    private ApiResult<IReadOnlyList<InstanceItem>> CutBehindCursor()
    {
        List<InstanceItem> items = new(query.PerPage);
        Instance? last = null;
        string? cursor = null;
        foreach (Instance instance in From(query.Cursor?.Position))
        {
            if (items.Count == query.PerPage)
            {
                cursor = new InstanceCursor(InstancePosition.Of(last!), query.IsAscending).ToString();
                break;
            }

            items.Add(InstanceItem.Of(instance, now));
            last = instance;
        }

        // The service also documents this total as inaccurate: an exact one requires the status of every instance.
        return ApiResults.Page(Arrange(items), new ResultInfo(items.Count, query.PerPage, _high - _low) { Cursor = cursor });
    }

    private ApiResult<IReadOnlyList<InstanceItem>> CutNumbered(int page)
    {
        List<InstanceItem> matches = [.. From(null).Select(instance => InstanceItem.Of(instance, now))];
        return new PageWindow(page, query.PerPage).Cut(Arrange(matches), item => item);
    }

    private List<InstanceItem> Arrange(List<InstanceItem> items) => behavior.InstanceOrder == InstanceOrder.Unordered
        ? [.. items.OrderBy(item => StableIds.Hex(item.Id), StringComparer.Ordinal)]
        : items;

    private IEnumerable<Instance> From(InstancePosition? position)
    {
        int step = query.IsAscending ? 1 : -1;
        int start = query.IsAscending ? _low : _high - 1;
        if (position is { } place)
        {
            int after = index.IndexAfter(place);
            // In descending order, the instance at the position itself was already returned, unless it is gone.
            bool isThere = after > 0 && InstancePosition.Of(index.All[after - 1]) == place;
            start = query.IsAscending ? Math.Max(start, after) : Math.Min(start, after - (isThere ? 2 : 1));
        }

        for (int i = start; i >= _low && i < _high; i += step)
        {
            Instance instance = index.All[i];
            if (!instance.HasExpired(now) && (query.Status is null || instance.Summary(now).Status == query.Status))
            {
                yield return instance;
            }
        }
    }
}
