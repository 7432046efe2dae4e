using System;
using System.Net.Http;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>What an error response contains.</summary>
public sealed class ErrorResponseTests
{
    [Fact]
    public async Task The_error_keeps_message_code_and_ray()
    {
        const string Body = """
            {"success":false,"result":null,"messages":["a",{"code":2,"message":"b"}],
             "errors":[{"code":10200,"message":"workflow.not_found","documentation_url":"https://x","meta":{"a":1},
                        "source":{"pointer":"/name"},"error_chain":[{"code":1,"message":"deeper"}]},
                       {"code":7,"message":null}]}
            """;

        CloudflareException failure = await FailAsync(Answers.Json(Body, 404).With("cf-ray", "8a1-FRA"));

        Assert.Equal((CloudflareErrorKind.NotFound, 404, 10200), (failure.Kind, failure.StatusCode, failure.Code));
        Assert.Equal([new CloudflareError(10200, "workflow.not_found"), new CloudflareError(7, null)], failure.Errors);
        Assert.Equal(("8a1-FRA", "GET", "x"), (failure.RayId, failure.Method, failure.Path));
        Assert.StartsWith("workflow.not_found [10200]", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(200)]
    public async Task A_message_is_cut_after_1000_characters_and_never_within_one(int status)
    {
        string message = new string('x', 999) + "\U0001F600" + new string('y', 30_000);

        CloudflareException failure = await FailAsync(Answers.Json(
            $$"""{"success":false,"result":null,"errors":[{"code":1,"message":"{{message}}"}]}""", status));

        Assert.Equal(new string('x', 999) + "…", failure.Errors[0].Message);
        Assert.InRange(failure.Message.Length, 1000, 1100);
    }

    [Fact]
    public async Task A_firewall_page_is_recognized()
    {
        CloudflareException failure = await FailAsync(
            Answers.Html(403, "<html>Just a moment...</html>").With("cf-mitigated", "challenge"));

        Assert.Equal((CloudflareErrorKind.RequestRefused, 403), (failure.Kind, failure.StatusCode));
        Assert.Null(failure.Code);
        Assert.Contains("challenge", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Just a moment", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_error_page_becomes_one_short_line()
    {
        string page = "<html>\r\n<title>502\tBad gateway</title>" + new string('x', 200_000);

        CloudflareException failure = await FailAsync(Answers.Html(502, page));

        Assert.Equal((CloudflareErrorKind.ServiceUnavailable, 502), (failure.Kind, failure.StatusCode));
        Assert.DoesNotContain(failure.Message, char.IsControl);
        Assert.Contains("502 Bad gateway", failure.Message, StringComparison.Ordinal);
        Assert.InRange(failure.Message.Length, 120, 250);
    }

    [Theory]
    [InlineData("", CloudflareErrorKind.RequestRefused)]
    [InlineData("null", CloudflareErrorKind.RequestRefused)]
    [InlineData("[]", CloudflareErrorKind.RequestRefused)]
    [InlineData("{}", CloudflareErrorKind.RequestRefused)]
    [InlineData("""{"message":"Forbidden"}""", CloudflareErrorKind.RequestRefused)]
    [InlineData("""{"errors":["text"]}""", CloudflareErrorKind.RequestRefused)]
    [InlineData("""{"success":false,"errors":[]}""", CloudflareErrorKind.PermissionDenied)]
    [InlineData("""{"success":false,"errors":null,"result":{}}""", CloudflareErrorKind.PermissionDenied)]
    [InlineData("""{"success":false,"errors":[{"message":"no code"}]}""", CloudflareErrorKind.PermissionDenied)]
    public async Task Only_an_envelope_counts_as_an_API_error(string body, CloudflareErrorKind kind)
    {
        CloudflareException failure = await FailAsync(Answers.Json(body, 403));

        Assert.Equal(kind, failure.Kind);
        Assert.NotEmpty(failure.Message);
    }

    [Theory]
    [InlineData(400, true)]
    [InlineData(403, true)]
    [InlineData(404, true)]
    [InlineData(409, true)]
    [InlineData(429, true)]
    [InlineData(408, false)]
    [InlineData(502, false)]
    public async Task A_4xx_response_means_nothing_was_done(int status, bool nothingDone)
    {
        CloudflareException page = await FailAsync(Answers.Html(status));
        CloudflareException own = await FailAsync(Answers.Error(status, 10000));

        Assert.Equal((true, nothingDone), (page.FromIntermediary, page.NothingDone));
        Assert.Equal((false, nothingDone), (own.FromIntermediary, own.NothingDone));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("challenge", true)]
    public async Task A_request_that_a_firewall_rejects_did_not_reach_the_service(string? mitigated, bool nothingDone)
    {
        HttpResponseMessage answer = Answers.Html(503);

        CloudflareException failure =
            await FailAsync(mitigated is null ? answer : answer.With("cf-mitigated", mitigated));

        Assert.Equal((nothingDone, true), (failure.NothingDone, failure.FromIntermediary));
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("""[{"code":10001,"message":"no"}]""", 10001)]
    public async Task An_envelope_without_success_is_an_error_of_the_service(string errors, int? code)
    {
        CloudflareException failure = await FailAsync(Answers.Json($$"""{"success":false,"errors":{{errors}} }"""));

        Assert.Equal((code, false, false), (failure.Code, failure.FromIntermediary, failure.NothingDone));
    }

    [Theory]
    [InlineData(400, "application/json", """{"success":false,"errors":[{"code":1,"message":"bad SECRET"}]}""")]
    [InlineData(200, "application/json", """{"success":false,"errors":[{"code":1,"message":"bad SECRET"}]}""")]
    [InlineData(400, "application/json", """{"error":"bad SECRET"}""")]
    [InlineData(502, "text/html", "<p>SECRET</p>")]
    public async Task A_credential_that_is_echoed_is_hidden(int status, string type, string body)
    {
        HttpResponseMessage answer = Answers.Json(body.Replace("SECRET", Service.Secret, StringComparison.Ordinal), status);
        answer.Content!.Headers.ContentType = new(type);

        CloudflareException failure = await FailAsync(answer);

        Assert.DoesNotContain(Service.Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Errors, error => error.Message!.Contains(Service.Secret, StringComparison.Ordinal));
        Assert.Contains("(hidden)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1001)]
    [InlineData(5000, 1001)]
    public async Task A_message_of_1000_characters_is_kept(int length, int kept)
    {
        CloudflareException failure = await FailAsync(Answers.Error(400, 1, new string('x', length)));

        Assert.Equal(kept, failure.Errors[0].Message!.Length);
    }

    private static async Task<CloudflareException> FailAsync(HttpResponseMessage answer)
    {
        Service service = Service.InTurn(() => answer);
        service.Connection = service.Connection with { Retry = new RetryPolicy(0) };
        return await Assert.ThrowsAsync<CloudflareException>(() => service.Sender.SendAsync(
            ApiRequest.Get("x"), Shapes.s_status, TestContext.Current.CancellationToken));
    }
}
