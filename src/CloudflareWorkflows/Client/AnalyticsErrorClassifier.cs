using System;
using System.Linq;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Client;

/// <summary>Classifies errors of the GraphQL API. They come with HTTP 200 and without a number, so their texts decide. The
/// texts are in docs/service-analytics.md.</summary>
internal static class AnalyticsErrorClassifier
{
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private static readonly string[] s_authentication = ["authentication", "authenticate", "unauthorized", "bearer token"];
    private static readonly string[] s_permission =
        ["authz", "not authorized", "authorization", "access", "not available for your plan", "permission"];

    private static readonly string[] s_rate = ["rate limit", "budget", "quota", "limit reached", "too many requests"];
    private static readonly string[] s_service =
        ["try again later", "internal", "unable to execute", "unavailable", "timeout", "timed out"];

    public static ErrorClassification Classify(ErrorResponse error)
    {
        if (error.StatusCode != 200)
        {
            return CloudErrorClassifier.Classify(error);
        }

        string? text = error.Errors is [CloudflareError first, ..] ? $"{first.Name} {first.Message}" : null;
        return s_authentication.Any(Says) ? new(CloudflareErrorKind.NotAuthenticated, null)
            : s_permission.Any(Says) ? new(CloudflareErrorKind.PermissionDenied, null)
            : s_rate.Any(Says) ? new(CloudflareErrorKind.RateLimited, null) { RetryAfter = Says("next minute") ? TimeSpan.FromMinutes(1) : s_window }
            : s_service.Any(Says) ? new(CloudflareErrorKind.ServiceUnavailable, null)
            : new(CloudflareErrorKind.RequestRefused, null);

        bool Says(string words) => text?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
