using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Analytics;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The control API for other processes, and the request log.</summary>
public sealed class ControlTests : SandboxTest
{
    [Fact]
    public async Task Faults_can_be_set_and_cleared()
    {
        string fault = """{"kind":"TooManyRequests","method":"GET","path":"*/workflows","retryAfter":"3","times":9}""";
        await ControlAsync(HttpMethod.Post, "faults", fault);
        Assert.Equal(429, (await RefusalAsync(HttpMethod.Get, Workflows)).Status);
        await ControlAsync(HttpMethod.Delete, "faults");
        _ = await GetAsync(Workflows);
    }

    [Fact]
    public async Task Seeds_are_spread_evenly_up_to_now()
    {
        JsonNode added = (await ControlAsync(
            HttpMethod.Post, "seed", """{"workflow":"bench","count":1000,"spanSeconds":1000}"""))!;
        Assert.Equal(1000, (int)added["added"]!);
        JsonNode newest = (await GetAsync($"{Workflows}/bench/instances?per_page=2"))!;
        Assert.Equal("2026-11-02T08:00:00.000Z", (string)newest[0]!["created_on"]!);
        Assert.Equal("2026-11-02T07:59:59.000Z", (string)newest[1]!["created_on"]!);
    }

    [Fact]
    public async Task Seeds_can_stay_queued()
    {
        _ = await ControlAsync(
            HttpMethod.Post, "seed", """{"workflow":"bench","count":2,"spanSeconds":10,"queueSeconds":3600}""");
        JsonArray instances = (await GetAsync($"{Workflows}/bench/instances")).AsArray();
        Assert.Equal(["queued", "queued"], instances.Select(instance => (string)instance!["status"]!));
    }

    [Fact]
    public async Task Tokens_and_limits_can_be_set()
    {
        await ControlAsync(HttpMethod.Post, "limits", """{"requestQuota":1,"isPaid":false}""");
        _ = await GetAsync(Workflows);
        Assert.Equal(429, (await RefusalAsync(HttpMethod.Get, Workflows)).Status);
        JsonNode issued = (await ControlAsync(HttpMethod.Post, "tokens?access=Read"))!;
        Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)issued["token"]!);
        _ = await GetAsync(Workflows);
        Assert.False(Server.Account.IsPaid);
    }

    [Fact]
    public async Task Analytics_can_be_set_and_read()
    {
        await ControlAsync(HttpMethod.Post, "analytics", """
            {"isAllowed":false,"latenessSeconds":90,"sampleInterval":4,"maxDurationSeconds":3600,"maxPageSize":100,
             "refusedFields":["cpuTime"],"errors":[{"message":"Internal server error","node":"a"}]}
            """);
        JsonNode set = (await ControlAsync(HttpMethod.Get, "analytics"))!;
        Assert.Equal(
            (false, "00:01:30", 4, "01:00:00", 100, 0),
            ((bool)set["isAllowed"]!, (string)set["lateness"]!, (int)set["sampleInterval"]!, (string)set["maxDuration"]!,
                (int)set["maxPageSize"]!, (int)set["nodeCount"]!));
        Assert.Equal("cpuTime", Assert.Single(Server.Analytics.RefusedFields));
        AnalyticsError error = Assert.Single(Server.Analytics.Errors);
        Assert.Equal(("a", "internal", true), (error.Node, error.Code, error.HasData));
        await ControlAsync(HttpMethod.Post, "analytics", """{"isAllowed":true}""");
        Assert.Equal((true, 4), (Server.Analytics.IsAllowed, Server.Analytics.SampleInterval));
    }

    [Fact]
    public async Task Tokens_can_lack_the_permission_for_analytics()
    {
        JsonNode issued = (await ControlAsync(HttpMethod.Post, "tokens?access=Write&analytics=false"))!;
        Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (string)issued["token"]!);
        string query = $$"""{"query":"{ viewer { accounts(filter: { accountTag: \"{{Server.AccountId}}\" }) { settings { workflowsAdaptive { enabled } } } } }"}""";
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, "graphql", query);
        Assert.Contains("not authorized", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_recorded_unchanged()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = await ResultAsync(HttpMethod.Post, $"{Workflows}/w/instances?x=%20y", """{"instance_id":"i"}""");
        JsonNode request = (await ControlAsync(HttpMethod.Get, "requests"))![0]!;
        Assert.Equal($"/client/v4/{Workflows}/w/instances", (string)request["path"]!);
        Assert.Equal(("POST", "x=%20y", 200), (
            (string)request["method"]!, (string)request["query"]!, (int)request["statusCode"]!));
        Assert.Equal("""{"instance_id":"i"}""", (string)request["body"]!);
        Assert.Equal($"Bearer {Server.ApiToken}", Server.Requests[0].Headers["authorization"]);
        await ControlAsync(HttpMethod.Delete, "requests");
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public async Task Latency_uses_the_clock_of_the_sandbox()
    {
        await ControlAsync(HttpMethod.Post, "latency", """{"milliseconds":60000}""");
        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Get, Workflows);
        while (!sending.IsCompleted)
        {
            Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Yield();
        }

        using HttpResponseMessage response = await sending;
        Assert.True(response.Headers.Date >= s_start);
    }

    [Fact]
    public async Task Accounts_and_tokens_are_readable_without_an_account_id()
    {
        JsonNode account = (await GetAsync("accounts")).AsArray()[0]!;
        Assert.Equal(Server.AccountId, (string)account["id"]!);
        Assert.Equal("active", (string)(await GetAsync("user/tokens/verify"))["status"]!);
    }

    private async Task<JsonNode?> ControlAsync(HttpMethod method, string path, string? body = null)
    {
        string address = new Uri(Server.Origin, $"sandbox/{path}").ToString();
        using HttpResponseMessage response = await SendAsync(method, address, body);
        string text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
