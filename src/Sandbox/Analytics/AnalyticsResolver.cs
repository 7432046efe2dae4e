using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Traffic;
using GraphQL;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>Checks a request and its nodes as the service does, and runs them.</summary>
internal static class AnalyticsResolver
{
    // The sums that the documentation lacks, of groups and of single events.
    private static readonly FrozenSet<string> s_moreSums = FrozenSet.Create(
        "sum_cpuTime", "sum_retryCount", "sum_stepCount", "sum_allStepCount", "cpuTime", "retryCount", "allStepCount");

    /// <summary>Checks what concerns all nodes: the permission, the account, their number, and the budget.</summary>
    public static object? Accounts(IResolveFieldContext context)
    {
        AnalyticsRequest request = AnalyticsRequest.Of(context);
        int nodes = context.SubFields?.Values.Count(field =>
            field.Field.Name.Value == AnalyticsSchema.Groups || field.Field.Name.Value == AnalyticsSchema.Events) ?? 0;
        request.Analytics.CountNodes(nodes);
        string? account = context.GetArgument<Dictionary<string, object?>>("filter").GetValueOrDefault("accountTag") as string;
        if (!request.Caller.HasAnalytics || !string.Equals(account, request.Account.Id, StringComparison.OrdinalIgnoreCase))
        {
            throw AnalyticsRefusal.NotAuthorized;
        }

        if (nodes > request.Analytics.MaxNodes)
        {
            throw AnalyticsRefusal.TooManyNodes;
        }

        RateLimitState budget = request.Caller.TakeNodes(Math.Max(1, nodes), request.Account.Now);
        return budget.IsAllowed
            ? new[] { request.Account }
            : throw AnalyticsRefusal.BudgetSpent(budget.ResetSeconds);
    }

    public static object? Groups(IResolveFieldContext context)
    {
        HashSet<string> fields = NodeSelection.Of(context);
        Dimension[] selected = [.. Dimension.All.Where(dimension => fields.Contains($"dimensions_{dimension.Name}"))];
        return Run(context, fields, GroupKey.Of(selected));
    }

    public static object? Events(IResolveFieldContext context) => Run(context, NodeSelection.Of(context), null);

    /// <summary>Whether a field, given as a path, does not exist.</summary>
    public static bool IsRefused(AnalyticsRequest request, string path) =>
        (!request.Account.Behavior.AnalyticsHasMoreSums && s_moreSums.Contains(path))
        || request.Analytics.RefusedFields.Any(refused => refused == path || path.EndsWith($"_{refused}", StringComparison.Ordinal));

    private static List<EventGroup> Run(
        IResolveFieldContext context, HashSet<string> fields, Dimension.Reader<GroupKey>? group)
    {
        AnalyticsRequest request = AnalyticsRequest.Of(context);
        SandboxAnalytics analytics = request.Analytics;
        if (!analytics.IsAllowed)
        {
            throw AnalyticsRefusal.NoAccess($"account.{context.FieldDefinition.Name}");
        }

        if (fields.FirstOrDefault(field => IsRefused(request, field)) is { } refused)
        {
            throw AnalyticsRefusal.UnknownField(refused[(refused.IndexOf('_') + 1)..]);
        }

        if (fields.Count > analytics.MaxFields)
        {
            throw AnalyticsRefusal.TooManyFields(analytics.MaxFields);
        }

        long limit = context.GetArgument<long>("limit");
        if (limit < 1 || limit > analytics.MaxPageSize)
        {
            throw AnalyticsRefusal.PageTooLarge(analytics.MaxPageSize);
        }

        EventFilter filter = EventFilter.Read(context.GetArgument<Dictionary<string, object?>>("filter") ?? []);
        CheckRange(request, filter);
        IReadOnlyList<EventOrder> orders = context.GetArgument<List<EventOrder>>("orderBy") ?? [];
        CheckOrder(request, fields, orders, group is null ? "" : "dimensions_");
        return new EventQuery(filter, group, orders, (int)limit).Run(request.Account, analytics);
    }

    private static void CheckOrder(
        AnalyticsRequest request, HashSet<string> fields, IReadOnlyList<EventOrder> orders, string prefix)
    {
        if (!request.Account.Behavior.AnalyticsOrderAcceptsUnselected
            && orders.FirstOrDefault(order => order.DimensionName is { } name && !fields.Contains(prefix + name)) is { } order)
        {
            throw AnalyticsRefusal.UnknownField(order.DimensionName!);
        }
    }

    // A node without a start reads as far back as it may.
    private static void CheckRange(AnalyticsRequest request, EventFilter filter)
    {
        DateTimeOffset now = request.Account.Now;
        SandboxAnalytics analytics = request.Analytics;
        DateTimeOffset from = filter.From ?? now - analytics.NotOlderThan;
        if (now - from > analytics.NotOlderThan)
        {
            throw AnalyticsRefusal.TooOld(request.Account.Id, analytics.NotOlderThan, now - from);
        }

        TimeSpan asked = (filter.To ?? now) - from;
        if (asked > analytics.MaxDuration)
        {
            throw AnalyticsRefusal.TooWide(request.Account.Id, analytics.MaxDuration, asked);
        }
    }
}
