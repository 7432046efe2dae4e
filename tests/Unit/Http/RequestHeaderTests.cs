using System;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Unit.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>What every request sends, and what is never shown.</summary>
public sealed class RequestHeaderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_send_user_agent_accept_JSON_and_offer_HTTP_2()
    {
        Service service = Service.InTurn(() => Answers.Result(Shapes.Good));

        await service.Sender.SendAsync(ApiRequest.Get("accounts?page=1"), Shapes.s_status, Stop);

        SentRequest sent = Assert.Single(service.Requests);
        Assert.Equal("https://api.example.test/client/v4/accounts?page=1", sent.Address.AbsoluteUri);
        Assert.Equal("CloudflareWorkflows/1.2.3 PowerShell/7.6.5", sent.Headers["User-Agent"]);
        Assert.Equal("application/json", sent.Headers["Accept"]);
        Assert.Equal(HttpVersion.Version20, sent.Version);
        Assert.Null(sent.Body);
    }

    [Fact]
    public async Task The_credential_is_set_on_the_request_not_on_the_shared_client()
    {
        Service service = Service.InTurn(() => Answers.Result(Shapes.Good), () => Answers.Result(Shapes.Good));

        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);
        Credential key = new GlobalApiKey("ann@example.test", Service.Secret);
        service.Connection = service.Connection with { Credential = key };
        await service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.Equal("Bearer " + Service.Secret, service.Requests[0].Headers["Authorization"]);
        Assert.DoesNotContain("X-Auth-Key", service.Requests[0].Headers.Keys);
        Assert.Equal("ann@example.test", service.Requests[1].Headers["X-Auth-Email"]);
        Assert.Equal(Service.Secret, service.Requests[1].Headers["X-Auth-Key"]);
        Assert.DoesNotContain("Authorization", service.Requests[1].Headers.Keys);
        Assert.Empty(service.Connection.Http.DefaultRequestHeaders);
    }

    [Fact]
    public async Task Each_attempt_logs_a_line_without_credential_and_body()
    {
        Service service = Service.InTurn(
            Answers.Lost, () => Answers.Error(500, 10001), () => Answers.Result(Shapes.Good));
        ApiRequest request = new(HttpMethod.Post, "instances") { Body = """{"params":"private"}"""u8.ToArray() };

        await service.Sender.SendAsync(request, Shapes.s_status, Stop);

        string[] lines = [.. service.Log.Lines];
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("POST instances: ConnectionFailed in ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Retrying in ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("POST instances: 500 ServiceUnavailable in ", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("POST instances: 200 in ", lines[4], StringComparison.Ordinal);
        Assert.EndsWith(" (attempt 3)", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Contains(Service.Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pause_is_logged_before_it_begins()
    {
        Service service = Service.InTurn(() => Answers.Error(500, 10001), () => Answers.Result(Shapes.Good));
        FakeTimeProvider time = new();
        service.Connection = service.Connection with { Time = time };

        Task sending = service.Sender.SendAsync(ApiRequest.Get("x"), Shapes.s_status, Stop);

        Assert.StartsWith("Retrying", service.Log.Lines.Last(), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromMinutes(1));
        await sending;
    }

    [Fact]
    public void Printed_objects_never_show_a_credential()
    {
        Credential[] credentials = [new ApiToken(Service.Secret), new GlobalApiKey("ann@example.test", Service.Secret)];
        Assert.All(credentials, credential =>
        {
            Assert.Equal(credential.GetType().Name, credential.ToString());
            Assert.Empty(credential.GetType().GetProperties());
            Assert.Empty(credential.GetType().GetFields());
        });

        // Records print their members.
        Assert.DoesNotContain(Service.Secret, Service.InTurn().Connection.ToString(), StringComparison.Ordinal);
    }
}
