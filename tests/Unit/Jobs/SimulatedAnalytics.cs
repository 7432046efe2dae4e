using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>A service that counts events, with its limits: of rows, of the length of a time range, of its age, and of the
/// nodes of a request.</summary>
internal sealed class SimulatedAnalytics
{
    private static readonly Regex s_node = new(@"n(\d+): workflowsAdaptiveGroups\(limit: (\d+),.*?dimensions \{([^}]*)\}");

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _isFull = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _held;

    public SimulatedAnalytics()
    {
        Service = Service.AnsweringAsync(AnswerAsync);
    }

    public Service Service { get; }

    public IReadOnlyList<AnalyticsRow> Events { get; init; } = [];

    public int MaxPageSize { get; init; } = 10_000;

    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromDays(31);

    public TimeSpan NotOlderThan { get; init; } = TimeSpan.FromDays(31);

    /// <summary>The request, from 1, whose response has an error beside data; 0 for none.</summary>
    public int FailsAt { get; init; }

    /// <summary>The request, from 1, whose response and all later ones never arrive; 0 for none.</summary>
    public int HoldsFrom { get; init; }

    /// <summary>How many requests have to be without a response, until <see cref="IsFull"/>.</summary>
    public int Capacity { get; init; }

    /// <summary>The requests that are under way without a response.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>Ends when so many requests are under way.</summary>
    public Task IsFull => _isFull.Task;

    /// <summary>The time range of each node.</summary>
    public List<(DateTimeOffset From, DateTimeOffset Until)> Nodes { get; } = [];

    private DateTimeOffset Now => Service.Time.GetUtcNow();

    private async Task<HttpResponseMessage> AnswerAsync(SentRequest request, CancellationToken cancellationToken)
    {
        if (HoldsFrom > 0 && Service.Requests.Count >= HoldsFrom)
        {
            if (Interlocked.Increment(ref _held) == Capacity)
            {
                _isFull.SetResult();
            }

            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                _ = Interlocked.Decrement(ref _held);
            }
        }

        return Answer(request);
    }

    private HttpResponseMessage Answer(SentRequest request)
    {
        JsonElement sent = JsonDocument.Parse(request.Body!).RootElement;
        string query = sent.GetProperty("query").GetString()!;
        if (query.Contains("settings", StringComparison.Ordinal))
        {
            return Answers.Json(
                "{\"data\":{\"viewer\":{\"accounts\":[{\"settings\":{\"workflowsAdaptiveGroups\":{"
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $"\"maxPageSize\":{MaxPageSize},\"maxDuration\":{MaxDuration.TotalSeconds},\"notOlderThan\":{NotOlderThan.TotalSeconds}")
                + "}}}]}}}");
        }

        JsonObject account = [];
        foreach (Match node in s_node.Matches(query))
        {
            if (Read(node, sent.GetProperty("variables")) is not JsonArray rows)
            {
                return Answers.Json("""{"data":null,"errors":[{"message":"cannot request that","extensions":{"code":"quota"}}]}""");
            }

            account["n" + node.Groups[1].Value] = rows;
        }

        JsonObject data = new() { ["viewer"] = new JsonObject { ["accounts"] = new JsonArray(account) } };
        JsonArray? errors = Service.Requests.Count == FailsAt ? [new JsonObject { ["message"] = "unknown" }] : null;
        return Answers.Json(new JsonObject { ["data"] = data, ["errors"] = errors }.ToJsonString());
    }

    private JsonArray? Read(Match node, JsonElement variables)
    {
        DateTimeOffset from = variables.GetProperty("datetime_geq" + node.Groups[1].Value).GetDateTimeOffset();
        DateTimeOffset until = variables.GetProperty("datetime_lt" + node.Groups[1].Value).GetDateTimeOffset();
        int limit = int.Parse(node.Groups[2].Value, CultureInfo.InvariantCulture);
        string dimensions = node.Groups[3].Value;
        lock (_gate)
        {
            Nodes.Add((from, until));
        }

        return limit > MaxPageSize || until - from > MaxDuration || Now - from > NotOlderThan ? null : [.. Events
            .Where(one => one.Time >= from && one.Time < until)
            .GroupBy(one => Has("workflowName") ? one.WorkflowName : null)
            .SelectMany(group => group.GroupBy(one => Has("instanceId") ? one.InstanceId : null))
            .Take(limit)
            .Select(group => (JsonNode)new JsonObject
            {
                ["count"] = group.Sum(one => one.Count),
                ["sum"] = new JsonObject { ["wallTime"] = group.Sum(one => one.WallTime) },
                ["dimensions"] = new JsonObject
                {
                    ["workflowName"] = Has("workflowName") ? group.First().WorkflowName : null,
                    ["instanceId"] = Has("instanceId") ? group.First().InstanceId : null,
                },
            })];

        bool Has(string dimension) => dimensions.Contains(dimension, StringComparison.Ordinal);
    }
}
