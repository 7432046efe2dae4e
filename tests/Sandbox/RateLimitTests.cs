using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>The request limit of a token, the block after it, and the creation rate limit.</summary>
public sealed class RateLimitTests : SandboxTest
{
    [Fact]
    public async Task Every_response_announces_the_requests_left_and_the_reset()
    {
        _ = await GetAsync(Workflows);
        Time.Advance(TimeSpan.FromSeconds(10.5));
        using HttpResponseMessage response = await SendAsync(HttpMethod.Get, Workflows);
        Assert.Equal("\"default\";r=1198;t=290", Header(response, "Ratelimit"));
        Assert.Equal("\"burst\";q=1200;w=300", Header(response, "Ratelimit-Policy"));
        Assert.Equal(s_start.AddSeconds(10), response.Headers.Date);
    }

    [Fact]
    public async Task A_request_over_the_quota_blocks_the_token_for_a_window()
    {
        Server.Limits.RequestQuota = 3;
        Assert.Equal([200, 200, 200, 429], await StatusesAsync(4));
        Time.Advance(TimeSpan.FromSeconds(299));
        using HttpResponseMessage blocked = await SendAsync(HttpMethod.Get, Workflows);
        Assert.Equal(HttpStatusCode.TooManyRequests, blocked.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), blocked.Headers.RetryAfter!.Delta);
        Assert.Equal("\"default\";r=0;t=1", Header(blocked, "Ratelimit"));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal([200, 200, 200, 429], await StatusesAsync(4));
    }

    [Fact]
    public async Task A_new_window_restores_the_quota()
    {
        Server.Limits.RequestQuota = 3;
        Assert.Equal([200, 200, 200], await StatusesAsync(3));
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([200, 200, 200], await StatusesAsync(3));
    }

    [Fact]
    public async Task Each_token_has_its_own_limit()
    {
        Server.Limits.RequestQuota = 1;
        Assert.Equal([200, 429], await StatusesAsync(2));
        Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Server.Credentials.Issue());
        Assert.Equal([200, 429], await StatusesAsync(2));
    }

    [Fact]
    public async Task A_workflow_limits_creations_per_second()
    {
        Server.Limits.CreationsPerSecond = 2;
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("other");
        string path = $"{Workflows}/w/instances";
        _ = await ResultAsync(HttpMethod.Post, path, "{}");
        _ = await ResultAsync(HttpMethod.Post, path, """{"instance_id":"i"}""");
        Assert.Equal(429, (await RefusalAsync(HttpMethod.Post, path, "{}")).Status);
        Assert.Equal(
            429, (await RefusalAsync(HttpMethod.Patch, $"{path}/i/status", """{"status":"restart"}""")).Status);
        _ = await ResultAsync(HttpMethod.Post, $"{Workflows}/other/instances", "{}");
        Time.Advance(TimeSpan.FromSeconds(1));
        _ = await ResultAsync(HttpMethod.Patch, $"{path}/i/status", """{"status":"restart"}""");
    }

    [Theory]
    [InlineData(null, 400, 9106)]
    [InlineData("Bearer short", 400, 6003)]
    [InlineData("Basic dXNlcjpwYXNzd29yZDpwYXNzd29yZDpwYXNz", 400, 6003)]
    [InlineData("Bearer 0123456789012345678901234567890123456789", 401, 10000)]
    public async Task An_unknown_credential_is_refused(string? authorization, int status, int code)
    {
        _ = Client.DefaultRequestHeaders.Remove("Authorization");
        if (authorization is not null)
        {
            _ = Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        Assert.Equal((status, code), await RefusalAsync(HttpMethod.Get, Workflows));
    }

    [Theory]
    [InlineData(TokenAccess.None, 403, 403)]
    [InlineData(TokenAccess.Read, 200, 403)]
    [InlineData(TokenAccess.Write, 200, 200)]
    public async Task A_token_is_limited_to_its_permission(TokenAccess access, int read, int create)
    {
        _ = Server.Account.AddWorkflow("w");
        Client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", Server.Credentials.Issue(access));
        using HttpResponseMessage reading = await SendAsync(HttpMethod.Get, Workflows);
        using HttpResponseMessage creating = await SendAsync(HttpMethod.Post, $"{Workflows}/w/instances", "{}");
        Assert.Equal((read, create), ((int)reading.StatusCode, (int)creating.StatusCode));
        _ = await GetAsync("accounts");
    }

    [Fact]
    public async Task The_global_key_is_a_credential_too()
    {
        _ = Client.DefaultRequestHeaders.Remove("Authorization");
        Client.DefaultRequestHeaders.Add("X-Auth-Email", Server.Credentials.Email);
        Client.DefaultRequestHeaders.Add("X-Auth-Key", Server.Credentials.GlobalApiKey);
        _ = await GetAsync(Workflows);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.GetValues(name).Single();

    private async Task<List<int>> StatusesAsync(int count)
    {
        List<int> statuses = [];
        for (int i = 0; i < count; i++)
        {
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, Workflows);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
