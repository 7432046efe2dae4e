using System;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>How the local engine refuses: one code for almost everything, and 500 for what is a conflict. The names in
/// its messages are those of the cloud's codes.</summary>
internal static class LocalClassifier
{
    private const int NotFound = 10501;

    public static ErrorClassification Classify(ErrorResponse refusal) => refusal switch
    {
        { IsEnvelope: false, StatusCode: 404 } => new(CloudflareErrorKind.NotAvailableLocally, null),
        { Code: NotFound } => new(CloudflareErrorKind.NotFound, NotFound),
        _ when Says(refusal, "(instance.already_exists)") =>
            new(CloudflareErrorKind.Conflict, ErrorCodes.InstanceExists),
        _ when Says(refusal, "(instance.cannot_terminate)") =>
            new(CloudflareErrorKind.Conflict, ErrorCodes.CannotTerminate),
        _ when Says(refusal, "invalid id") => new(CloudflareErrorKind.RequestRefused, refusal.Code),
        _ => CloudClassifier.Classify(refusal),
    };

    private static bool Says(ErrorResponse refusal, string text) =>
        refusal.Message?.IndexOf(text, StringComparison.Ordinal) >= 0;
}
