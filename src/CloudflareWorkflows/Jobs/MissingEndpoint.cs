using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs;

/// <summary>Tells that a service has no such endpoint from other failures: the local engine lacks some, and so may an older
/// service. What it would do with one request is then done with many.</summary>
internal static class MissingEndpoint
{
    public static bool IsCauseOf(CloudflareException failure) =>
        failure.Kind == CloudflareErrorKind.NotAvailableLocally
        || failure.StatusCode == 405
        || (failure.StatusCode == 404 && failure.Code != ErrorCodes.WorkflowNotFound);
}
