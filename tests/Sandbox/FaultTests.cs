using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>Each fault has its documented effect.</summary>
public sealed class FaultTests : SandboxTest
{
    private string Create => $"{Workflows}/w/instances";

    [Theory]
    [InlineData("7")]
    [InlineData("Mon, 02 Nov 2026 08:00:30 GMT")]
    public async Task Too_many_requests(string retryAfter)
    {
        Add(FaultKind.TooManyRequests, retryAfter);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Create, "{}");
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(retryAfter, response.Headers.GetValues("Retry-After").Single());
        Assert.Equal(0, Created);
    }

    [Fact]
    public async Task Errors_of_any_status_and_code()
    {
        Add(FaultKind.InternalError);
        Assert.Equal((500, 10001), await RefusalAsync(HttpMethod.Post, Create, "{}"));
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 418, Code = 4711, Message = "tea" });
        Assert.Equal((418, 4711), await RefusalAsync(HttpMethod.Post, Create, "{}"));
        Assert.Equal(0, Created);
    }

    [Fact]
    public async Task A_firewall_challenge_in_HTML()
    {
        Add(FaultKind.HtmlForbidden);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Create, "{}");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("challenge", response.Headers.GetValues("cf-mitigated").Single());
        Assert.NotEmpty(response.Headers.GetValues("cf-ray"));
    }

    [Theory]
    [InlineData(FaultKind.CutBeforeActing, 0)]
    [InlineData(FaultKind.CutAfterActing, 1)]
    public async Task An_aborted_connection(FaultKind kind, int created)
    {
        Add(kind);
        _ = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(HttpMethod.Post, Create, "{}"));
        Assert.Equal(created, Created);
        Assert.Null(Server.Requests.Single().StatusCode);
    }

    [Fact]
    public async Task A_truncated_response()
    {
        Add(FaultKind.TruncatedBody);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Create, "{}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        _ = await Assert.ThrowsAnyAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync(Stop));
        Assert.Equal(1, Created);
    }

    [Fact]
    public async Task A_stalled_request_continues_after_its_release()
    {
        Fault fault = Add(FaultKind.Stall);
        Task<HttpResponseMessage> sending = SendAsync(HttpMethod.Post, Create, "{}");
        await fault.Reached.WaitAsync(Stop);
        Assert.Equal(0, Created);
        fault.Release();
        using HttpResponseMessage response = await sending;
        Assert.Equal((HttpStatusCode.OK, 1), (response.StatusCode, Created));
    }

    [Fact]
    public async Task A_stalled_request_ends_when_the_client_disconnects()
    {
        Fault fault = Add(FaultKind.Stall);
        using CancellationTokenSource impatience = new();
        Task<HttpResponseMessage> sending = Client.PostAsync(Create, null, impatience.Token);
        await fault.Reached.WaitAsync(Stop);
        await impatience.CancelAsync();
        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(0, Created);
    }

    [Fact]
    public async Task A_response_that_stalls_in_its_body()
    {
        Fault fault = Add(FaultKind.StallInBody);
        using HttpResponseMessage response = await SendAsync(HttpMethod.Post, Create, "{}");
        await fault.Reached.WaitAsync(Stop);
        await using Stream body = await response.Content.ReadAsStreamAsync(Stop);
        Assert.NotEqual(0, await body.ReadAsync(new byte[8], Stop));
        fault.Release();
        using StreamReader rest = new(body);
        Assert.EndsWith("}", await rest.ReadToEndAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_that_is_not_JSON_or_empty()
    {
        Add(FaultKind.MalformedJson);
        Add(FaultKind.EmptyBody);
        using HttpResponseMessage malformed = await SendAsync(HttpMethod.Get, Workflows);
        string text = await malformed.Content.ReadAsStringAsync(Stop);
        _ = Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
        using HttpResponseMessage empty = await SendAsync(HttpMethod.Get, Workflows);
        Assert.Equal((HttpStatusCode.OK, ""), (empty.StatusCode, await empty.Content.ReadAsStringAsync(Stop)));
    }

    [Fact]
    public async Task Envelopes_that_break_a_strict_reader()
    {
        Add(FaultKind.NullResult);
        Add(FaultKind.NullSuccess);
        Add(FaultKind.UnknownFields);
        JsonObject noResult = (JsonObject)await EnvelopeAsync(HttpMethod.Post, Create, "{}");
        JsonObject noSuccess = (JsonObject)await EnvelopeAsync(HttpMethod.Post, Create, "{}");
        JsonNode unknown = await ResultAsync(HttpMethod.Post, Create, "{}");
        Assert.True(noResult.TryGetPropertyValue("result", out JsonNode? result) && result is null);
        Assert.True(noSuccess.TryGetPropertyValue("success", out JsonNode? success) && success is null);
        Assert.Equal("hibernating", (string)unknown["status"]!);
        Assert.Equal(3, Created);
    }

    [Fact]
    public async Task A_fault_selects_requests_by_method_path_and_number()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Faults.Add(new Fault
        {
            Kind = FaultKind.InternalError,
            Method = "GET",
            Path = "*/instances",
            Skip = 1,
            Times = 2,
        });
        int[] statuses = new int[5];
        for (int i = 0; i < statuses.Length; i++)
        {
            using HttpResponseMessage other = await SendAsync(HttpMethod.Post, Create, "{}");
            using HttpResponseMessage elsewhere = await SendAsync(HttpMethod.Get, Workflows);
            using HttpResponseMessage response = await SendAsync(HttpMethod.Get, Create);
            Assert.True(other.IsSuccessStatusCode && elsewhere.IsSuccessStatusCode);
            statuses[i] = (int)response.StatusCode;
        }

        Assert.Equal([200, 500, 500, 200, 200], statuses);
    }

    private int Created => Server.Account.CountInstances("w");

    private Fault Add(FaultKind kind, string? retryAfter = null)
    {
        if (Server.Account.FindWorkflow("w") is null)
        {
            _ = Server.Account.AddWorkflow("w");
        }

        return Server.Faults.Add(new Fault { Kind = kind, RetryAfter = retryAfter });
    }
}
