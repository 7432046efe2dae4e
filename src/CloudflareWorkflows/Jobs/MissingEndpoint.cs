using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Detects that a service lacks an endpoint: the local engine lacks some, and an older service may too. The
/// caller then falls back to several simpler requests.</summary>
internal static class MissingEndpoint
{
    public static bool IsCauseOf(CloudflareException failure) =>
        failure.Kind == CloudflareErrorKind.NotAvailableLocally
        || failure.StatusCode == 405
        || (failure.StatusCode == 404 && failure.Code != ErrorCodes.WorkflowNotFound);
}
