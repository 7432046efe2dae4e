using System.Text.Json.Serialization.Metadata;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

/// <summary>How far a response may differ from the documentation and still be accepted.</summary>
public sealed class EnvelopeTests
{
    private static readonly JsonTypeInfo<Envelope<StatusChangedWire>> s_shape =
        ApiJsonContext.Default.EnvelopeStatusChangedWire;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Numbers about paging only help: one that is no count was not sent.</summary>
    [Theory]
    [InlineData("5", 5.0)]
    [InlineData("0", 0.0)]
    [InlineData("-1", null)]
    [InlineData("1e400", null)]
    [InlineData("-1e400", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("\"5\"", null)]
    [InlineData("[[1]]", null)]
    [InlineData("{\"a\":{}}", null)]
    public void A_number_about_paging_that_is_no_count_is_ignored(string written, double? read)
    {
        ResultInfo info = System.Text.Json.JsonSerializer.Deserialize(
            $$"""{"result":null,"result_info":{"total_count":{{written}},"per_page":7} }""", Shapes.s_status)!.ResultInfo!;

        Assert.Equal((read, 7), (info.TotalCount, info.PerPage));
    }

    [Theory]
    [InlineData("""{"success":true,"errors":[],"messages":[],"result":{"status":"paused"}}""")]
    [InlineData("""{"success":true,"errors":[],"messages":["text"],"result":{"status":"paused"}}""")]
    [InlineData("""{"success":true,"messages":[{"code":1,"message":"m"},"text",null],"result":{"status":"paused"}}""")]
    [InlineData("""{"success":null,"errors":null,"messages":null,"result":{"status":"paused"},"result_info":null}""")]
    [InlineData("""{"result":{"status":"paused"}}""")]
    [InlineData("""{"result":{"status":"paused","new":{"a":[1]}},"newer":[{}],"success":true}""")]
    [InlineData("\uFEFF{\"result\":{\"status\":\"paused\"}}")]
    public async Task A_successful_response_is_parsed(string body)
    {
        Service service = Service.InTurn(() => Answers.Json(body));

        ApiResponse<StatusChangedWire> answer = await service.Sender.SendAsync(ApiRequest.Get("x"), s_shape, Stop);

        Assert.Equal("paused", answer.Result!.Status);
        Assert.Equal(1, answer.Attempts);
    }

    [Theory]
    [InlineData(200, """{"success":true,"result":null}""")]
    [InlineData(200, "{}")]
    [InlineData(200, "null")]
    [InlineData(204, "")]
    [InlineData(205, "")]
    public async Task An_empty_response_succeeds_only_if_no_result_is_expected(int status, string body)
    {
        Service service = Service.InTurn(() => Answers.Json(body, status), () => Answers.Json(body, status));

        ApiResponse<StatusChangedWire> answer = await service.Sender.SendAllowEmptyAsync(ApiRequest.Get("x"), s_shape, Stop);
        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAsync(ApiRequest.Get("x"), s_shape, Stop));

        Assert.Null(answer.Result);
        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.Equal(("GET", "x"), (failure.Method, failure.Path));
    }

    [Fact]
    public async Task A_response_without_a_body_succeeds_if_the_status_means_done()
    {
        Service service = Service.InTurn(() => Answers.Json(""));
        ApiRequest request = new(System.Net.Http.HttpMethod.Delete, "x") { AllowsEmptyResponse = true };

        Assert.Null((await service.Sender.SendAllowEmptyAsync(request, s_shape, Stop)).Result);
    }

    [Theory]
    [InlineData("""{"success":true,"result":{"status":5}}""")]
    [InlineData("""{"success":true,"result":[]}""")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    public async Task A_response_that_is_not_from_the_API_is_unreadable_and_not_retried(string body)
    {
        Service service = Service.InTurn(() => Answers.Json(body).With("cf-ray", "8a-FRA"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAllowEmptyAsync(ApiRequest.Get("x"), s_shape, Stop));

        Assert.Equal(CloudflareErrorKind.UnreadableAnswer, failure.Kind);
        Assert.Equal((200, "8a-FRA", "x"), (failure.StatusCode, failure.RayId, failure.Path));
    }

    [Fact]
    public async Task An_error_envelope_with_a_success_status_is_an_error()
    {
        Service service = Service.InTurn(() => Answers.Error(200, 10405, "instance.already_exists"));

        CloudflareException failure = await Assert.ThrowsAsync<CloudflareException>(
            () => service.Sender.SendAllowEmptyAsync(ApiRequest.Get("x"), s_shape, Stop));

        Assert.Equal((CloudflareErrorKind.Conflict, 10405), (failure.Kind, failure.Code));
    }
}
