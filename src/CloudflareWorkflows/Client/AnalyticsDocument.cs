using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Builds the GraphQL document of a request, one node after the other.</summary>
/// <param name="accountId">The account.</param>
/// <param name="withRetryCount">Whether the sum of retries is asked for, which is not documented.</param>
internal sealed class AnalyticsDocument(string accountId, bool withRetryCount)
{
    private const string Account = "viewer { accounts(filter: {accountTag: $accountTag}) {";

    private static readonly (AnalyticsDimension Dimension, string Field)[] s_fields =
    [
        (AnalyticsDimension.WorkflowName, "workflowName"),
        (AnalyticsDimension.StepName, "stepName"),
        (AnalyticsDimension.InstanceId, "instanceId"),
        (AnalyticsDimension.EventType, "eventType"),
        (AnalyticsDimension.Minute, "time: datetimeMinute"),
        (AnalyticsDimension.FiveMinutes, "time: datetimeFiveMinutes"),
        (AnalyticsDimension.FifteenMinutes, "time: datetimeFifteenMinutes"),
        (AnalyticsDimension.Hour, "time: datetimeHour"),
        (AnalyticsDimension.Date, "time: date"),
    ];

    private readonly StringBuilder _declarations = new("$accountTag: string!");
    private readonly StringBuilder _nodes = new();
    private readonly Dictionary<string, object> _variables = new() { ["accountTag"] = accountId };
    private int _count;

    /// <summary>The request for what the account may ask.</summary>
    public static GraphQlRequest Settings(string accountId) => new(
        $"query ($accountTag: string!) {{ {Account} settings {{ workflowsAdaptiveGroups "
            + "{ enabled maxDuration maxPageSize notOlderThan availableFields } } } } }",
        new Dictionary<string, object> { ["accountTag"] = accountId });

    /// <summary>The name of a node in the response.</summary>
    public static string Alias(int index) => "n" + index.ToString(CultureInfo.InvariantCulture);

    public void Add(AnalyticsQuery query)
    {
        StringBuilder filter = new();
        Filter("datetime_geq", "Time!", Text(query.From));
        Filter("datetime_lt", "Time!", Text(query.Until));
        Filter("workflowName_in", "[string!]!", query.WorkflowNames);
        Filter("instanceId", "string!", query.InstanceId);
        Filter("eventType_in", "[string!]!", query.EventTypes);
        string sums = withRetryCount ? "wallTime retryCount" : "wallTime";
        _ = _nodes.AppendFormat(
            CultureInfo.InvariantCulture,
            " {0}: workflowsAdaptiveGroups(limit: {1}, filter: {{{2}}}) {{ count sum {{ {3} }} avg {{ sampleInterval }}{4} }}",
            Alias(_count++), query.Limit, filter, sums, Dimensions(query.Dimensions));

        void Filter(string field, string type, object? value)
        {
            if (value is not null)
            {
                string name = field + _count.ToString(CultureInfo.InvariantCulture);
                _ = _declarations.Append(", $" + name + ": " + type);
                _ = filter.Append(filter.Length == 0 ? "" : ", ").Append(field + ": $" + name);
                _variables.Add(name, value);
            }
        }
    }

    public GraphQlRequest ToRequest() => new($"query ({_declarations}) {{ {Account}{_nodes} }} }} }}", _variables);

    /// <summary>The service counts in whole seconds.</summary>
    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Dimensions(AnalyticsDimension selected)
    {
        StringBuilder names = new();
        foreach ((AnalyticsDimension dimension, string field) in s_fields)
        {
            _ = names.Append((selected & dimension) == 0 ? "" : " " + field);
        }

        return names.Length == 0 ? "" : $" dimensions {{{names} }}";
    }
}
