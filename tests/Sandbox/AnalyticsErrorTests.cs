using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>What the GraphQL API refuses, and how.</summary>
public sealed class AnalyticsErrorTests : AnalyticsTest
{
    [Fact]
    public async Task An_error_has_message_path_code_and_time()
    {
        Server.Analytics.IsAllowed = false;
        JsonNode answer = await SendAsync(Query(Node()));
        Assert.Equal(
            """
            {"data":null,"errors":[{"message":"does not have access to the path account.workflowsAdaptiveGroups","path":["viewer","accounts","0","workflowsAdaptiveGroups"],"extensions":{"code":"authz","timestamp":"2026-11-02T08:00:00.0000000Z"}}]}
            """,
            answer.ToJsonString());
    }

    [Fact]
    public async Task A_token_needs_a_permission_of_its_own()
    {
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", Server.Credentials.Issue(TokenAccess.Write, analytics: false));
        Assert.Equal(("authz", "not authorized for that account"), await RefusalAsync(Query(Node())));
        _ = await GetAsync(Workflows);
    }

    [Fact]
    public async Task The_permission_is_enough()
    {
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", Server.Credentials.Issue(TokenAccess.None, analytics: true));
        _ = await NodesAsync(Node());
    }

    [Fact]
    public async Task Another_account_is_not_authorized() => Assert.Equal(
        ("authz", "not authorized for that account"),
        await RefusalAsync(Query(Node()).Replace(Server.AccountId, new string('0', 32), StringComparison.Ordinal)));

    [Theory]
    [InlineData("Bearer 0123456789012345678901234567890123456789", 401)]
    [InlineData("Bearer short", 400)]
    public async Task An_invalid_token_is_refused_with_an_envelope(string credential, int status)
    {
        Client.DefaultRequestHeaders.Authorization = AuthenticationHeaderValue.Parse(credential);
        Assert.Equal(status, (await RefusalAsync(HttpMethod.Post, "graphql", Body(Query(Node())))).Status);
    }

    [Theory]
    [InlineData("limit: 10001", "limit must be positive number and not greater than 10000")]
    [InlineData("limit: 0", "limit must be positive number and not greater than 10000")]
    public async Task Pages_are_limited(string limit, string message) =>
        Assert.Equal(("quota", message), await RefusalAsync(Query(Node(limit))));

    [Theory]
    [InlineData("datetime_geq: \"2026-10-02T08:00:00Z\"", null)]
    [InlineData("datetime_geq: \"2026-10-02T07:59:59Z\"", "cannot request data older than 4w3d, but your query requests data from 4w3d1s ago")]
    [InlineData("date_geq: \"2026-09-01\"", "cannot request data older than 4w3d, but your query requests data from 8w6d8h ago")]
    [InlineData("AND: [{ datetimeHour_geq: \"2026-09-01T00:00:00Z\" }]", "cannot request data older than 4w3d, but your query requests data from 8w6d8h ago")]
    public async Task Old_data_is_gone(string filter, string? message) => await CheckRangeAsync(filter, message);

    [Theory]
    [InlineData("datetime_geq: \"2026-11-01T08:00:00Z\"", null)]
    [InlineData("datetime_geq: \"2026-10-20T00:00:00Z\", datetime_leq: \"2026-10-21T00:00:00Z\"", null)]
    [InlineData("datetime_geq: \"2026-10-20T00:00:00Z\", datetime_lt: \"2026-10-21T00:00:01Z\"", "cannot request a time range wider than 1d, but your query time range spans 1d1s")]
    [InlineData("datetime_geq: \"2026-10-31T08:00:00Z\"", "cannot request a time range wider than 1d, but your query time range spans 2d")]
    [InlineData("workflowName: \"w\"", "cannot request a time range wider than 1d, but your query time range spans 4w3d")]
    [InlineData("OR: [{ date: \"2026-10-20\" }, { datetime_geq: \"2026-10-31T08:00:00Z\", datetime_lt: \"2026-11-01T08:00:00Z\" }]", "cannot request a time range wider than 1d, but your query time range spans 1w5d8h")]
    public async Task The_range_is_limited(string filter, string? message)
    {
        Server.Analytics.MaxDuration = TimeSpan.FromDays(1);
        await CheckRangeAsync(filter, message);
    }

    [Fact]
    public async Task Nodes_of_a_request_are_limited()
    {
        string nodes = string.Join(' ', Enumerable.Range(0, 11).Select(number => $"n{number}: {Node()}"));
        Assert.Equal(
            ("quota", "in combination, your request queries too many nodes, zones and accounts"),
            await RefusalAsync(Query(nodes)));
        Assert.Equal(11, Server.Analytics.NodeCount);
    }

    [Fact]
    public async Task Fields_of_a_node_are_limited()
    {
        Server.Analytics.MaxFields = 2;
        _ = await NodesAsync(Node(fields: "count sum { wallTime }"));
        Assert.Equal(
            ("quota", "number of fields can't be more than 2"),
            await RefusalAsync(Query(Node(fields: "count sum { wallTime cpuTime }"))));
    }

    [Theory]
    [InlineData("cpuTime")]
    [InlineData("sum_cpuTime")]
    public async Task Undocumented_fields_can_be_missing(string refused)
    {
        Server.Analytics.RefusedFields = [refused];
        Assert.Equal(
            ("parser", "unknown field \"cpuTime\""), await RefusalAsync(Query(Node(fields: "count sum { cpuTime }"))));
        _ = await NodesAsync(Node(fields: "count sum { wallTime }"));
    }

    [Theory]
    [InlineData("{ viewer { accounts")]
    [InlineData("{ viewer { zones { x } } }")]
    [InlineData("")]
    public async Task Malformed_queries_are_errors_too(string query)
    {
        JsonNode answer = await SendAsync(query);
        Assert.Null(answer["data"]);
        Assert.Equal("parser", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Errors_can_be_put_beside_the_data()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { CreatedOn = s_start.AddHours(-1) });
        Server.Analytics.Errors = [new AnalyticsError("unable to execute query, please try again later", Node: "b")];
        JsonNode answer = await SendAsync(Query($"a: {Node()} b: {Node()}"));
        Assert.Equal(
            """{"a":[{"count":7}],"b":null}""", answer["data"]!["viewer"]!["accounts"]![0]!.ToJsonString());
        Assert.Equal("""["viewer","accounts","0","b"]""", answer["errors"]![0]!["path"]!.ToJsonString());
        Assert.Null((await SendAsync(Query(Node())))["errors"]);
        Server.Analytics.Errors = [new AnalyticsError("Internal server error", HasData: false)];
        Assert.Equal(("internal", "Internal server error"), await RefusalAsync(Query(Node())));
    }

    [Fact]
    public async Task Errors_can_have_a_status()
    {
        Server.Analytics.UsesErrorStatus = true;
        using HttpResponseMessage refused = await SendAsync(HttpMethod.Post, "graphql", Body(Query(Node("limit: 0"))));
        Assert.Equal(400, (int)refused.StatusCode);
    }

    [Fact]
    public async Task Nodes_have_a_budget_beside_that_of_requests()
    {
        Server.Analytics.Budget = 3;
        _ = await NodesAsync($"a: {Node()} b: {Node()}");
        using HttpResponseMessage refused = await SendAsync(HttpMethod.Post, "graphql", Body(Query($"a: {Node()} b: {Node()}")));
        JsonNode error = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!["errors"]![0]!;
        Assert.Equal((429, "300"), ((int)refused.StatusCode, refused.Headers.RetryAfter!.ToString()));
        Assert.Equal("rate limiter budget depleted, try again after 5 minutes", (string)error["message"]!);
        _ = await GetAsync(Workflows);
        Time.Advance(TimeSpan.FromMinutes(5));
        _ = await NodesAsync(Node());
    }

    [Fact]
    public async Task Requests_count_in_the_general_limit_too()
    {
        Server.Limits.RequestQuota = 1;
        _ = await NodesAsync(Node());
        Assert.Equal((429, 971), await RefusalAsync(HttpMethod.Post, "graphql", Body(Query(Node()))));
        Assert.Equal("/client/v4/graphql", Server.Requests[0].Path);
    }

    private static string Node(string limit = "limit: 10", string filter = "", string fields = "count") =>
        $"workflowsAdaptiveGroups({limit}, filter: {{ {filter} }}) {{ {fields} }}";

    private static string Body(string query) => JsonSerializer.Serialize(new { query });

    private async Task CheckRangeAsync(string filter, string? message)
    {
        if (message is null)
        {
            _ = await NodesAsync(Node(filter: filter));
        }
        else
        {
            Assert.Equal(
                ("quota", $"account \"{Server.AccountId}\" {message}"), await RefusalAsync(Query(Node(filter: filter))));
        }
    }
}
