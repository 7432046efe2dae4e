using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Live.Service;

namespace CloudflareWorkflows.Live.Questions;

/// <summary>Queries the GraphQL API of analytics.</summary>
internal sealed class AnalyticsReader(QuestionContext context)
{
    /// <summary>The most queries until an instance is shown: ten minutes.</summary>
    public const int Looks = 20;

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_past = TimeSpan.FromDays(1);

    /// <summary>Returns the rows of a node, with more conditions, an order and fields; null if the query itself is
    /// refused.</summary>
    /// <exception cref="UnansweredException">The token has no permission, or analytics are not available.</exception>
    public async Task<JsonArray?> TryQueryAsync(string filter, (string Order, string Fields) node, CancellationToken cancellationToken)
    {
        string query = $$"""
            query ($account: string!, $start: Time!) {
              viewer {
                accounts(filter: {accountTag: $account}) {
                  workflowsAdaptiveGroups(limit: 100, filter: {datetime_geq: $start{{filter}}}{{node.Order}}) { {{node.Fields}} }
                }
              }
            }
            """;
        JsonObject body = new()
        {
            ["query"] = query,
            ["variables"] = new JsonObject
            {
                ["account"] = context.Service.Target.AccountId,
                ["start"] = (context.Time.GetUtcNow() - s_past).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            },
        };
        ServiceReply reply = await context.Service.SendAsync(HttpMethod.Post, "graphql", body, cancellationToken);
        if ((reply.Body as JsonObject)?["errors"] is JsonArray { Count: > 0 } errors)
        {
            return errors.Any(error => JsonRead.Text(error?["extensions"]?["code"]) == "authz")
                ? throw new UnansweredException("The token lacks the permission Account Analytics Read, or the plan has no such analytics.")
                : null;
        }

        return reply.Expected().Body?["data"]?["viewer"]?["accounts"]?[0]?["workflowsAdaptiveGroups"] as JsonArray ?? [];
    }

    /// <summary>Returns an instance with a step of two seconds, after analytics have shown its end. The questions of a run
    /// share it, also if it never appears.</summary>
    public Task<MeasuredInstance> MeasureAsync(CancellationToken cancellationToken) =>
        context.Measured ??= StartAsync(cancellationToken);

    private async Task<MeasuredInstance> StartAsync(CancellationToken cancellationToken)
    {
        string id = await context.CreateAsync("Timed", cancellationToken);
        // The clock of this machine alone counts: that of the service may be another.
        DateTimeOffset ended = context.Time.GetUtcNow();
        JsonNode details = await context.WaitAsync("Timed", id, HasEnded, cancellationToken);
        for (int look = 1; look <= Looks; look++)
        {
            JsonArray rows = await TryQueryAsync(
                $", instanceId: \"{id}\", workflowName: \"{context.Names.Workflow("Timed")}\"",
                ("", "sum { wallTime } dimensions { eventType stepName }"),
                cancellationToken) ?? throw new UnansweredException("Analytics refuse the query.");
            if (RowOf(rows, "WORKFLOW_SUCCESS") is not null)
            {
                return new MeasuredInstance(details, RowOf(rows, "STEP_SUCCESS"), context.Time.GetUtcNow() - ended);
            }

            await context.PauseAsync(s_pause, cancellationToken);
        }

        throw new UnansweredException("Analytics did not show the instance within ten minutes.");

        bool HasEnded(JsonNode details)
        {
            bool hasEnded = QuestionContext.HasEnded(details);
            ended = hasEnded ? ended : context.Time.GetUtcNow();
            return hasEnded;
        }
    }

    private static JsonNode? RowOf(JsonArray rows, string eventType) =>
        rows.FirstOrDefault(row => JsonRead.Text(row?["dimensions"]?["eventType"]) == eventType);
}
