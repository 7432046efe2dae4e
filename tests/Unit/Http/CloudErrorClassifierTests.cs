using System.Net.Http;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class CloudErrorClassifierTests
{
    [Theory]
    [InlineData(400, 10002, CloudflareErrorKind.RequestRefused)]
    [InlineData(400, 10405, CloudflareErrorKind.Conflict)]
    [InlineData(409, 10405, CloudflareErrorKind.Conflict)]
    [InlineData(500, 10405, CloudflareErrorKind.Conflict)]
    [InlineData(400, 10401, CloudflareErrorKind.Conflict)]
    [InlineData(409, 10415, CloudflareErrorKind.Conflict)]
    [InlineData(400, 7003, CloudflareErrorKind.RequestRefused)]
    [InlineData(404, 7003, CloudflareErrorKind.NotFound)]
    [InlineData(404, 10200, CloudflareErrorKind.NotFound)]
    [InlineData(404, 10400, CloudflareErrorKind.NotFound)]
    [InlineData(401, 10000, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(403, 10000, CloudflareErrorKind.PermissionDenied)]
    [InlineData(403, 10208, CloudflareErrorKind.RequestRefused)]
    [InlineData(400, 6003, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(400, 6111, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(403, 9106, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(400, 9107, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(403, 9109, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(408, 1, CloudflareErrorKind.TimedOut)]
    [InlineData(429, 971, CloudflareErrorKind.RateLimited)]
    [InlineData(500, 10001, CloudflareErrorKind.ServiceUnavailable)]
    [InlineData(422, 1, CloudflareErrorKind.RequestRefused)]
    [InlineData(200, 1, CloudflareErrorKind.RequestRefused)]
    public void Errors_are_classified_by_code_then_by_status(int status, int code, CloudflareErrorKind kind)
    {
        ErrorClassification verdict = CloudErrorClassifier.Classify(ErrorResponse(status, [new CloudflareError(code, "x")], true));

        Assert.Equal(kind, verdict.Kind);
        Assert.Equal(code, verdict.Code);
    }

    [Theory]
    [InlineData(302, CloudflareErrorKind.RequestRefused)]
    [InlineData(401, CloudflareErrorKind.NotAuthenticated)]
    [InlineData(403, CloudflareErrorKind.RequestRefused)]
    [InlineData(404, CloudflareErrorKind.RequestRefused)]
    [InlineData(409, CloudflareErrorKind.RequestRefused)]
    [InlineData(405, CloudflareErrorKind.RequestRefused)]
    [InlineData(429, CloudflareErrorKind.RateLimited)]
    [InlineData(502, CloudflareErrorKind.ServiceUnavailable)]
    [InlineData(530, CloudflareErrorKind.ServiceUnavailable)]
    public void HTML_pages_are_classified_by_status_and_never_as_permission_or_not_found(int status, CloudflareErrorKind kind)
    {
        ErrorClassification verdict = CloudErrorClassifier.Classify(ErrorResponse(status, [], false));

        Assert.Equal(kind, verdict.Kind);
        Assert.Null(verdict.Code);
    }

    [Fact]
    public void The_first_error_determines_the_class()
    {
        ErrorResponse refusal = ErrorResponse(400, [new CloudflareError(10405, "a"), new CloudflareError(9109, "b")], true);

        Assert.Equal(new ErrorClassification(CloudflareErrorKind.Conflict, 10405), CloudErrorClassifier.Classify(refusal));
        Assert.Equal("a", refusal.Message);
    }

    private static ErrorResponse ErrorResponse(int status, CloudflareError[] errors, bool isEnvelope)
    {
        using HttpResponseMessage response = new();
        return new ErrorResponse(status, errors, isEnvelope, "", response.Headers);
    }
}
