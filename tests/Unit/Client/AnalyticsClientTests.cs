using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

/// <summary>The requests for analytics, and their responses, which have no envelope of the REST API.</summary>
public sealed class AnalyticsClientTests
{
    private const string Settings = """
        "enabled":true,"maxDuration":604800,"maxPageSize":5000,"notOlderThan":2678400
        """;

    private static readonly AnalyticsQuery s_query = new()
    {
        From = SimulatedTime.s_start.AddHours(-1),
        Until = SimulatedTime.s_start,
        Dimensions = AnalyticsDimension.WorkflowName | AnalyticsDimension.EventType | AnalyticsDimension.Hour,
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_node_becomes_a_query_whose_values_are_variables()
    {
        Service service = Service.InTurn(Limits(), Rows("\"n0\":[]"));

        await service.Cloud.Analytics.QueryAsync(
            [s_query with { WorkflowNames = ["a\"b", "é"], InstanceId = "i", EventTypes = ["STEP_START"], Limit = 9 }], Stop);

        Assert.Equal(["POST graphql", "POST graphql"], service.Lines);
        JsonElement sent = JsonDocument.Parse(service.Requests[1].Body!).RootElement;
        Assert.Equal(
            "query ($accountTag: string!, $datetime_geq0: Time!, $datetime_lt0: Time!, $workflowName_in0: [string!]!, "
                + "$instanceId0: string!, $eventType_in0: [string!]!) { viewer { accounts(filter: {accountTag: $accountTag}) { "
                + "n0: workflowsAdaptiveGroups(limit: 9, filter: {datetime_geq: $datetime_geq0, datetime_lt: $datetime_lt0, "
                + "workflowName_in: $workflowName_in0, instanceId: $instanceId0, eventType_in: $eventType_in0}) "
                + "{ count sum { wallTime } avg { sampleInterval } dimensions { workflowName eventType time: datetimeHour } } } } }",
            sent.GetProperty("query").GetString());
        JsonElement variables = sent.GetProperty("variables");
        Assert.Equal(Service.Account, variables.GetProperty("accountTag").GetString());
        Assert.Equal("2026-08-02T09:00:00Z", variables.GetProperty("datetime_geq0").GetString());
        Assert.Equal("2026-08-02T10:00:00Z", variables.GetProperty("datetime_lt0").GetString());
        Assert.Equal(["a\"b", "é"], variables.GetProperty("workflowName_in0").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task Several_nodes_are_one_request_and_each_keeps_its_rows()
    {
        Service service = Service.InTurn(Limits(), Rows("""
            "n1":[],
            "n0":[{"count":3,"sum":{"wallTime":1500.5},"avg":{"sampleInterval":10},
              "dimensions":{"workflowName":"w","eventType":"X_NEW","time":"2026-08-02T09:00:00Z","more":1}}],
            "n2":[{"count":1,"dimensions":{"time":"2026-08-02"}}]
            """));

        AnalyticsRow[][] rows = await service.Cloud.Analytics.QueryAsync([s_query, s_query, s_query], Stop);

        Assert.Equal([1, 0, 1], rows.Select(node => node.Length));
        Assert.Equal(
            new AnalyticsRow
            {
                Count = 3,
                WallTime = 1500.5,
                SampleInterval = 10,
                WorkflowName = "w",
                EventType = "X_NEW",
                Time = SimulatedTime.s_start.AddHours(-1),
            },
            rows[0][0]);
        Assert.Equal((true, false), (rows[0][0].IsEstimate, rows[2][0].IsEstimate));
        Assert.Equal(SimulatedTime.s_start.AddHours(-10), rows[2][0].Time);
    }

    [Fact]
    public async Task A_connection_reads_its_limits_once()
    {
        Service service = Service.InTurn(Limits(), Rows("\"n0\":[]"), Rows("\"n0\":[]"));

        await service.Cloud.Analytics.QueryAsync([s_query], Stop);
        await service.Cloud.Analytics.QueryAsync([s_query], Stop);

        Assert.Equal(
            new AnalyticsLimits
            {
                MaxDuration = TimeSpan.FromDays(7),
                MaxPageSize = 5000,
                NotOlderThan = TimeSpan.FromDays(31),
            },
            await service.Cloud.Analytics.GetLimitsAsync(Stop));
        Assert.Equal(3, service.Requests.Count);
    }

    [Theory]
    [InlineData("""{"data":{"viewer":{"accounts":[{"settings":null}]}}}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{"settings":{"workflowsAdaptiveGroups":{"maxPageSize":0,"maxDuration":0}}}]}}}""")]
    [InlineData("""{"data":null,"errors":[{"message":"unknown field \"settings\""}]}""")]
    public async Task Without_settings_the_documented_limits_apply(string answer)
    {
        Service service = Service.InTurn(() => Answers.Json(answer));

        Assert.Equal(new AnalyticsLimits(), await service.Cloud.Analytics.GetLimitsAsync(Stop));
    }

    [Fact]
    public async Task Analytics_that_are_not_enabled_lack_the_permission_until_they_are()
    {
        Service service = Service.InTurn(Limits("\"enabled\":false"), Limits(), Rows("\"n0\":[]"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));
        Assert.Equal((CloudflareErrorKind.PermissionDenied, "Account Analytics Read"), (failure.Kind, failure.Permission));

        Assert.Empty((await service.Cloud.Analytics.QueryAsync([s_query], Stop))[0]);
    }

    [Fact]
    public async Task Undocumented_sums_are_asked_for_only_if_the_account_offers_them()
    {
        Service service = Service.InTurn(
            Limits("\"availableFields\":[\"count\",\"sum_wallTime\",\"sum_retryCount\"]"),
            Rows("\"n0\":[{\"count\":1,\"sum\":{\"retryCount\":4}}]"));

        AnalyticsRow[][] rows = await service.Cloud.Analytics.QueryAsync([s_query], Stop);

        Assert.Equal(4, rows[0][0].RetryCount);
        Assert.Contains("sum { wallTime retryCount }", service.Requests[1].Body!, StringComparison.Ordinal);
    }

    /// <summary>Errors that mean the sum, and one that may.</summary>
    [Theory]
    [InlineData("""[{"message":"unknown field \"retryCount\""}]""")]
    [InlineData("""[{"message":"account does not have access to the path sum_retryCount","extensions":{"code":"authz"}}]""")]
    [InlineData("""[{"message":"number of fields cannot be more than 3"}]""")]
    public async Task Refused_sums_are_left_out_and_not_asked_for_again(string errors)
    {
        Service service = Service.InTurn(
            Limits("\"availableFields\":[\"sum_retryCount\"]"), Failed(errors, "{\"n0\":[]}"), Rows("\"n0\":[{\"count\":2}]"),
            Rows("\"n0\":[]"));

        AnalyticsRow[][] rows = await service.Cloud.Analytics.QueryAsync([s_query], Stop);
        await service.Cloud.Analytics.QueryAsync([s_query], Stop);

        Assert.Equal((2, (long?)null), (rows[0][0].Count, rows[0][0].RetryCount));
        Assert.Equal([true, false, false], service.Requests.Skip(1)
            .Select(request => request.Body!.Contains("retryCount", StringComparison.Ordinal)));
    }

    /// <summary>Errors in a response with HTTP 200, from Cloudflare's documentation and from public issues.</summary>
    [Theory]
    [InlineData("not authorized for that account", "authz", CloudflareErrorKind.PermissionDenied)]
    [InlineData("authorization denied", null, CloudflareErrorKind.PermissionDenied)]
    [InlineData("account 'x' does not have access to the path", null, CloudflareErrorKind.PermissionDenied)]
    [InlineData("not available for your plan. Upgrade to Pro", null, CloudflareErrorKind.PermissionDenied)]
    [InlineData("Unauthorized", null, CloudflareErrorKind.NotAuthenticated)]
    [InlineData("Authentication error", null, CloudflareErrorKind.NotAuthenticated)]
    [InlineData("unable to authenticate request", null, CloudflareErrorKind.NotAuthenticated)]
    [InlineData("cannot request data older than 2678400s", null, CloudflareErrorKind.RequestRefused)]
    [InlineData("cannot request a time range wider than 604800s", null, CloudflareErrorKind.RequestRefused)]
    [InlineData("unknown field \\\"workflowsAdaptiveGroups\\\"", null, CloudflareErrorKind.RequestRefused)]
    [InlineData("limit must be positive number and not greater than 10000", null, CloudflareErrorKind.RequestRefused)]
    [InlineData("error parsing args", "parser", CloudflareErrorKind.RequestRefused)]
    [InlineData("account x cannot request data older than 4w3d", "quota", CloudflareErrorKind.RequestRefused)]
    [InlineData("in combination, your request queries too many nodes, zones and accounts", "budget", CloudflareErrorKind.RequestRefused)]
    public async Task An_error_with_status_200_has_its_kind(string message, string? code, CloudflareErrorKind kind)
    {
        string extensions = code is null ? "" : $$""","extensions":{"code":"{{code}}"}""";
        Service service = Service.InTurn(
            Limits(), Failed($$"""[{"message":"{{message}}","path":["viewer"]{{extensions}}}]"""));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal((kind, message.Replace("\\", "", StringComparison.Ordinal)), (failure.Kind, failure.Message));
        Assert.Equal((200, "graphql"), (failure.StatusCode, failure.Path));
        Assert.Equal(2, service.Requests.Count);
    }

    /// <summary>It comes with the status of a rate limit, but waiting does not help.</summary>
    [Fact]
    public async Task Too_many_nodes_are_no_rate_limit()
    {
        Service service = Service.InTurn(Limits(), () => Answers.Json(
            """{"data":null,"errors":[{"message":"in combination, your request queries too many nodes, zones and accounts"}]}""",
            429));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(403)]
    public async Task A_missing_permission_is_named(int status)
    {
        Service service = Service.InTurn(() => Answers.Json(
            """{"data":null,"errors":[{"message":"not authorized for that account"}]}""", status));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(
            (CloudflareErrorKind.PermissionDenied, "Account Analytics Read"), (failure.Kind, failure.Permission));
    }

    [Fact]
    public async Task Data_beside_errors_is_not_used()
    {
        Service service = Service.InTurn(Limits(), Failed(
            """[null,{"message":"cannot request data older than 2678400s"}]""", """{"n0":[{"count":7}],"n1":null}"""));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query, s_query], Stop));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{"viewer":null},"errors":null}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[]}},"errors":[]}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{}]}}}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{"n0":null}]}}}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{"n0":[{"sum":{}}]}]}}}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{"n0":[{"count":1,"dimensions":{"time":"noon"}}]}]}}}""")]
    [InlineData("""{"data":{"viewer":{"accounts":[{"n0":[null,{"count":1}]}]}}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("[]")]
    public async Task A_response_that_lacks_something_is_no_empty_result(string answer)
    {
        Service service = Service.InTurn(Limits(), () => Answers.Json(answer));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    /// <summary>A sum with such a row would be wrong, or overflow.</summary>
    [Theory]
    [InlineData("""{"count":1e300}""")]
    [InlineData("""{"count":1e400}""")]
    [InlineData("""{"count":-1}""")]
    [InlineData("""{"count":9000000000000000000}""")]
    [InlineData("""{"count":1,"sum":{"wallTime":1e308}}""")]
    [InlineData("""{"count":1,"sum":{"wallTime":-1e30}}""")]
    [InlineData("""{"count":1,"sum":{"retryCount":1e300}}""")]
    [InlineData("""{"count":1,"avg":{"sampleInterval":1e300}}""")]
    [InlineData("""{"count":1,"avg":{"sampleInterval":-2}}""")]
    [InlineData("""{"count":1,"dimensions":{"time":"0001-01-01T00:00:00Z"}}""")]
    [InlineData("""{"count":1,"dimensions":{"time":"9999-12-31T23:59:59Z"}}""")]
    public async Task A_row_out_of_range_makes_the_answer_unreadable(string row)
    {
        Service service = Service.InTurn(Limits(), Rows($"\"n0\":[{{\"count\":1}},{row}]"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
    }

    /// <summary>A query changes nothing, so it may be sent again, although it is a POST.</summary>
    [Fact]
    public async Task A_query_is_sent_again_after_a_transient_failure()
    {
        Service service = Service.InTurn(
            Limits(), Answers.Lost, () => Answers.Html(502),
            Failed("""[{"message":"unable to execute query, please try again later"}]"""), Rows("\"n0\":[]"));

        Assert.Empty((await service.Cloud.Analytics.QueryAsync([s_query], Stop))[0]);
    }

    [Fact]
    public async Task A_query_that_fails_after_a_lost_response_left_nothing_behind()
    {
        Service service = Service.InTurn(Limits(), Answers.Lost, () => Answers.Html(403));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(CloudflareErrorKind.RequestRefused, failure.Kind);
    }

    /// <summary>How long the service says to wait, and how long the user waits.</summary>
    [Theory]
    [InlineData("rate limiter budget depleted, try again after 5 minutes", 300, 299, false)]
    [InlineData("rate limiter budget depleted, try again after 5 minutes", 300, 300, true)]
    [InlineData("limit reached, please try reduced time period", 300, 300, true)]
    [InlineData("quota exceeded, please repeat your request in the next minute", 60, 60, true)]
    public async Task A_used_up_budget_is_waited_for_within_the_patience_of_the_user(
        string message, int wait, int patience, bool isWaited)
    {
        // Older documentation has HTTP 200, newer 429.
        foreach (int status in (int[])[200, 429])
        {
            await A_used_up_budget_is_waited_for(message, status, wait, patience, isWaited);
        }
    }

    private static async Task A_used_up_budget_is_waited_for(
        string message, int status, int wait, int patience, bool isWaited)
    {
        Service service = Service.InTurn(
            Limits(), () => Answers.Json($$"""{"data":null,"errors":[{"message":"{{message}}"}]}""", status), Rows("\"n0\":[]"));
        service.Connection = service.Connection with { MaximumWait = TimeSpan.FromSeconds(patience) };

        Exception? thrown = await Record.ExceptionAsync(() => service.Cloud.Analytics.QueryAsync([s_query], Stop));

        Assert.Equal(isWaited ? [TimeSpan.FromSeconds(wait)] : [], service.Time.Pauses);
        Assert.Equal(isWaited ? null : CloudflareErrorKind.RateLimited, (thrown as CloudflareException)?.Kind);
    }

    [Fact]
    public async Task Each_node_counts_in_the_budget()
    {
        AnalyticsQuery[] hundred = [.. Enumerable.Repeat(s_query, 100)];
        Service service = Service.Answering(request => request.Body!.Contains("settings", StringComparison.Ordinal)
            ? Limits()()
            : Rows(string.Join(',', hundred.Select((_, index) => $"\"n{index}\":[]")))());
        service.Connection = service.Connection with { MaximumWait = TimeSpan.FromMinutes(6) };

        for (int round = 0; round < 3; round++)
        {
            await service.Cloud.Analytics.QueryAsync(hundred, Stop);
        }

        Assert.Equal([TimeSpan.FromMinutes(5)], service.Time.Pauses);
    }

    [Fact]
    public void The_local_engine_has_no_analytics()
    {
        Service service = Service.LocalInTurn();

        CloudflareException failure = Assert.Throws<CloudflareException>(() => service.Local.Analytics);

        Assert.Equal(CloudflareErrorKind.NotAvailableLocally, failure.Kind);
    }

    private static Func<HttpResponseMessage> Limits(string settings = Settings) =>
        Rows("\"settings\":{\"workflowsAdaptiveGroups\":{" + settings + "}}");

    private static Func<HttpResponseMessage> Rows(string nodes) => () => Answers.Json(Body("{" + nodes + "}", "null"));

    private static Func<HttpResponseMessage> Failed(string errors, string? account = null) =>
        () => Answers.Json(Body(account, errors));

    private static string Body(string? account, string errors)
    {
        string data = account is null ? "null" : "{\"viewer\":{\"accounts\":[" + account + "]}}";
        return "{\"data\":" + data + ",\"errors\":" + errors + "}";
    }
}
