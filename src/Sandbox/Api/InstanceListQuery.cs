using System;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The query parameters of an instance listing.</summary>
internal sealed record InstanceListQuery(
    int PerPage,
    int? Page,
    InstanceCursor? Cursor,
    bool IsAscending,
    string? Status,
    InstancePosition From,
    InstancePosition To)
{
    private const int LargestPage = 100;

    public static InstanceListQuery Read(HttpRequest request, ServiceBehavior behavior)
    {
        QueryReader query = new(request);
        int? page = Effective(query.Number("page", 1, int.MaxValue), "page", behavior.PageNumber);
        // The service also documents an empty cursor as the end of a listing, so a client may send one back.
        InstanceCursor? cursor = query.Text("cursor") is { Length: > 0 } text ? InstanceCursor.Parse(text) : null;
        if (page is not null && cursor is not null)
        {
            throw ApiErrors.Body("page and cursor exclude each other");
        }

        DateTimeOffset? from = query.Instant("date_start");
        DateTimeOffset? to = query.Instant("date_end");
        if (from > to)
        {
            throw ApiErrors.Body("date_start is after date_end");
        }

        return new InstanceListQuery(
            ReadPageSize(query, behavior),
            page,
            cursor,
            ReadDirection(query, cursor, behavior),
            query.OneOf("status", InstanceStatus.All),
            Bound(from ?? DateTimeOffset.MinValue, isAfter: from is not null && !behavior.DateStartIsInclusive, behavior),
            Bound(to ?? DateTimeOffset.MaxValue, isAfter: to is null || behavior.DateEndIsInclusive, behavior));
    }

    private static int ReadPageSize(QueryReader query, ServiceBehavior behavior)
    {
        int size = query.Number("per_page", 1, int.MaxValue) ?? behavior.DefaultPageSize;
        return size <= LargestPage ? size : behavior.OversizedPage switch
        {
            LimitEffect.Reduced => LargestPage,
            LimitEffect.Accepted => size,
            _ => throw ApiErrors.Body("per_page"),
        };
    }

    private static bool ReadDirection(QueryReader query, InstanceCursor? cursor, ServiceBehavior behavior)
    {
        bool? isAscending = query.OneOf("direction", "asc", "desc") is { } text ? text == "asc" : null;
        if (cursor is not { } given)
        {
            return Effective(isAscending, "direction", behavior.DirectionWithoutCursor)
                ?? behavior.InstanceOrder == InstanceOrder.CreatedAscending;
        }

        // A cursor has a direction, unless the first request could not choose one.
        bool isFree = behavior.DirectionWithoutCursor != ParameterEffect.Applied;
        return isFree || isAscending is null || isAscending == given.IsAscending
            ? isAscending ?? given.IsAscending
            : throw ApiErrors.Body("direction");
    }

    private static T? Effective<T>(T? value, string name, ParameterEffect effect)
        where T : struct => effect switch
        {
            ParameterEffect.Ignored => null,
            ParameterEffect.Refused when value is not null => throw ApiErrors.Body(name),
            _ => value,
        };

    private static InstancePosition Bound(DateTimeOffset time, bool isAfter, ServiceBehavior behavior)
    {
        if (behavior.DatesHaveMilliseconds || time == DateTimeOffset.MaxValue)
        {
            return isAfter ? InstancePosition.After(time) : InstancePosition.Before(time);
        }

        DateTimeOffset second = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
        return InstancePosition.Before(isAfter ? second.AddSeconds(1) : second);
    }
}
