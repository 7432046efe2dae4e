using System;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Classifies error responses of the local engine: it uses one code for almost everything, and HTTP 500 for
/// conflicts. The names in its messages correspond to the codes of the cloud.</summary>
internal static class LocalErrorClassifier
{
    private const int NotFound = 10501;

    public static ErrorClassification Classify(ErrorResponse error) => error switch
    {
        { IsEnvelope: false, StatusCode: 404 } => new(CloudflareErrorKind.NotAvailableLocally, null),
        { Code: NotFound } => new(CloudflareErrorKind.NotFound, NotFound),
        _ when Says(error, "(instance.already_exists)") =>
            new(CloudflareErrorKind.Conflict, ErrorCodes.InstanceExists),
        _ when Says(error, "(instance.cannot_terminate)") =>
            new(CloudflareErrorKind.Conflict, ErrorCodes.CannotTerminate),
        _ when Says(error, "invalid id") => new(CloudflareErrorKind.RequestRefused, error.Code),
        _ => CloudErrorClassifier.Classify(error),
    };

    private static bool Says(ErrorResponse error, string text) =>
        error.Message?.IndexOf(text, StringComparison.Ordinal) >= 0;
}
