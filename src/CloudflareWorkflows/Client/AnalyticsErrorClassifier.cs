using System;
using System.Linq;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Classifies errors of the GraphQL API. Most come with HTTP 200, and none has a number, so their texts decide.
/// The texts are in docs/service-analytics.md.</summary>
internal static class AnalyticsErrorClassifier
{
    private const string TooManyNodes = "in combination";

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private static readonly string[] s_authentication = ["authentication error", "unable to authenticate", "unauthorized", "bearer token"];
    private static readonly string[] s_permission =
        ["not authorized", "authorization denied", "does not have access", "not available for your plan"];

    private static readonly string[] s_rate = ["rate limit", "budget depleted", "quota exceeded", "limit reached"];
    private static readonly string[] s_service = ["try again later", "internal", "unable to execute", "timed out", "timeout"];

    public static ErrorClassification Classify(ErrorResponse error)
    {
        CloudflareError? first = error.Errors.FirstOrDefault();
        string? text = first?.Message;
        if (Says(TooManyNodes))
        {
            // It comes with HTTP 429, but waiting does not help.
            return new(CloudflareErrorKind.RequestRefused, null);
        }

        ErrorClassification known = error.StatusCode != 200 ? CloudErrorClassifier.Classify(error)
            : s_authentication.Any(Says) ? new(CloudflareErrorKind.NotAuthenticated, null)
            : first?.Name == "authz" || s_permission.Any(Says) ? new(CloudflareErrorKind.PermissionDenied, null)
            : s_rate.Any(Says) ? new(CloudflareErrorKind.RateLimited, null)
            : s_service.Any(Says) ? new(CloudflareErrorKind.ServiceUnavailable, null)
            : new(CloudflareErrorKind.RequestRefused, null);
        return known.Kind == CloudflareErrorKind.RateLimited
            ? known with { RetryAfter = Says("next minute") ? TimeSpan.FromMinutes(1) : s_window }
            : known;

        bool Says(string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
