using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Analytics;

namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>How analytics answer; null keeps a setting.</summary>
internal sealed record AnalyticsBody(
    bool? IsAllowed,
    double? LatenessSeconds,
    int? SampleInterval,
    double? MaxDurationSeconds,
    double? NotOlderThanSeconds,
    int? MaxPageSize,
    int? MaxFields,
    int? MaxNodes,
    int? Budget,
    double? BudgetWindowSeconds,
    bool? UsesErrorStatus,
    IReadOnlyList<string>? RefusedFields,
    IReadOnlyList<AnalyticsError>? Errors)
{
    public void Apply(SandboxAnalytics analytics)
    {
        analytics.IsAllowed = IsAllowed ?? analytics.IsAllowed;
        analytics.Lateness = Span(LatenessSeconds) ?? analytics.Lateness;
        analytics.SampleInterval = SampleInterval ?? analytics.SampleInterval;
        analytics.MaxDuration = Span(MaxDurationSeconds) ?? analytics.MaxDuration;
        analytics.NotOlderThan = Span(NotOlderThanSeconds) ?? analytics.NotOlderThan;
        analytics.MaxPageSize = MaxPageSize ?? analytics.MaxPageSize;
        analytics.MaxFields = MaxFields ?? analytics.MaxFields;
        analytics.MaxNodes = MaxNodes ?? analytics.MaxNodes;
        analytics.Budget = Budget ?? analytics.Budget;
        analytics.BudgetWindow = Span(BudgetWindowSeconds) ?? analytics.BudgetWindow;
        analytics.UsesErrorStatus = UsesErrorStatus ?? analytics.UsesErrorStatus;
        if (RefusedFields is not null)
        {
            analytics.RefusedFields = [.. RefusedFields];
        }

        if (Errors is not null)
        {
            analytics.Errors = [.. Errors];
        }
    }

    private static TimeSpan? Span(double? seconds) => seconds is { } given ? TimeSpan.FromSeconds(given) : null;
}
