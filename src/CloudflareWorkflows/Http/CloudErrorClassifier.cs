using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Classifies error responses of Cloudflare: by the code of the first error, then by the HTTP
/// status.</summary>
internal static class CloudErrorClassifier
{
    public static ErrorClassification Classify(ErrorResponse error) => new(KindOf(error), error.Code);

    private static CloudflareErrorKind KindOf(ErrorResponse error) => (error.Code, error.StatusCode) switch
    {
        (ErrorCodes.InstanceExists or ErrorCodes.CannotTerminate, _) => CloudflareErrorKind.Conflict,
        (ErrorCodes.InvalidAccessToken or ErrorCodes.MissingKeyHeader or ErrorCodes.MissingEmailHeader
            or ErrorCodes.InvalidRequestHeaders or ErrorCodes.InvalidAuthorizationHeader, _)
            => CloudflareErrorKind.NotAuthenticated,
        (ErrorCodes.CronRequiresPaidPlan, _) => CloudflareErrorKind.RequestRefused,
        (_, 401) => CloudflareErrorKind.NotAuthenticated,
        // A page from a firewall or a proxy says nothing about permissions or about what exists.
        (_, 403 or 404 or 409) when !error.IsEnvelope => CloudflareErrorKind.RequestRefused,
        (_, 403) => CloudflareErrorKind.PermissionDenied,
        (_, 404) => CloudflareErrorKind.NotFound,
        (_, 407) => CloudflareErrorKind.ProxyFailed,
        (_, 408) => CloudflareErrorKind.TimedOut,
        (_, 409) => CloudflareErrorKind.Conflict,
        (_, 429) => CloudflareErrorKind.RateLimited,
        (_, >= 500) => CloudflareErrorKind.ServiceUnavailable,
        _ => CloudflareErrorKind.RequestRefused,
    };
}
