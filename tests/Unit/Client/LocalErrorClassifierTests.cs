using System.Net.Http;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

public sealed class LocalErrorClassifierTests
{
    /// <summary>Messages as recorded in local-api.md.</summary>
    [Theory]
    [InlineData(404, 10501, "Workflow instance 'o-1' not found.", CloudflareErrorKind.NotFound, 10501)]
    [InlineData(500, 10001, "WorkflowError: (instance.already_exists) Workflow instance with id \"o-1\" already exists",
        CloudflareErrorKind.Conflict, 10405)]
    [InlineData(500, 10001, "WorkflowError: (instance.cannot_terminate) Cannot terminate instance",
        CloudflareErrorKind.Conflict, 10401)]
    [InlineData(500, 10001, "WorkflowError: Workflow instance has invalid id",
        CloudflareErrorKind.RequestRefused, 10001)]
    [InlineData(500, 10001, "WorkflowError: something else", CloudflareErrorKind.ServiceUnavailable, 10001)]
    [InlineData(400, 10001, "date_start: Invalid ISO datetime", CloudflareErrorKind.RequestRefused, 10001)]
    [InlineData(400, 10502, "'date_start' must not be after 'date_end'.", CloudflareErrorKind.RequestRefused, 10502)]
    [InlineData(409, 10001, "restart from an unknown step", CloudflareErrorKind.Conflict, 10001)]
    [InlineData(404, 10501, null, CloudflareErrorKind.NotFound, 10501)]
    public void Engine_errors_are_classified_by_message_if_the_code_is_generic(
        int status, int code, string? message, CloudflareErrorKind kind, int known) =>
        Assert.Equal(new ErrorClassification(kind, known), Classify(status, [new CloudflareError(code, message)], true));

    [Theory]
    [InlineData(404, CloudflareErrorKind.NotAvailableLocally)]
    [InlineData(403, CloudflareErrorKind.RequestRefused)]
    [InlineData(500, CloudflareErrorKind.ServiceUnavailable)]
    public void A_plain_text_response_means_an_unsupported_operation(int status, CloudflareErrorKind kind) =>
        Assert.Equal(new ErrorClassification(kind, null), Classify(status, [], false));

    private static ErrorClassification Classify(int status, CloudflareError[] errors, bool isEnvelope)
    {
        using HttpResponseMessage response = new();
        return LocalErrorClassifier.Classify(new ErrorResponse(status, errors, isEnvelope, "", response.Headers));
    }
}
