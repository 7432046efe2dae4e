using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>A test that asks the GraphQL API.</summary>
public abstract class AnalyticsTest : SandboxTest
{
    private const string Selection = "count sum { wallTime retryCount } dimensions { eventType }";

    /// <summary>Wraps nodes in a query for the account.</summary>
    protected string Query(string nodes) =>
        $$"""{ viewer { accounts(filter: { accountTag: "{{Server.AccountId}}" }) { {{nodes}} } } }""";

    /// <summary>Sends a query and returns the whole response, whose status must be 200.</summary>
    protected async Task<JsonNode> SendAsync(string query, object? variables = null)
    {
        string body = JsonSerializer.Serialize(new { query, variables });
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "graphql", body);
        string text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Returns the account of a response without errors.</summary>
    protected async Task<JsonNode> NodesAsync(string nodes)
    {
        JsonNode answer = await SendAsync(Query(nodes));
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        return answer["data"]!["viewer"]!["accounts"]![0]!;
    }

    /// <summary>Returns the rows of a node of groups.</summary>
    protected async Task<JsonArray> RowsAsync(string filter, string selection = Selection, string order = "") =>
        (await NodesAsync($$"""
            workflowsAdaptiveGroups(limit: 10000, filter: { {{filter}} } {{order}}) { {{selection}} }
            """))["workflowsAdaptiveGroups"]!.AsArray();

    /// <summary>Returns the number of events of a type, summed over the rows.</summary>
    protected async Task<long> CountAsync(string type, string filter = "") =>
        (await RowsAsync($"eventType: \"{type}\" {filter}")).Sum(row => (long)row!["count"]!);

    /// <summary>Returns code and message of the only error of a response without data.</summary>
    protected async Task<(string Code, string Message)> RefusalAsync(string query)
    {
        JsonNode answer = await SendAsync(query);
        Assert.Null(answer["data"]);
        JsonNode error = Assert.Single(answer["errors"]!.AsArray())!;
        return ((string)error["extensions"]!["code"]!, (string)error["message"]!);
    }
}
