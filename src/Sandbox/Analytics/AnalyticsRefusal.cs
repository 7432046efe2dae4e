using System;
using System.Globalization;
using GraphQL;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>An error of the service: the response has no data.</summary>
internal sealed class AnalyticsRefusal : ExecutionError
{
    /// <summary>The code of a limit on the rate of requests. It comes with its HTTP status in any case.</summary>
    public const string Budget = "budget";

    private AnalyticsRefusal(int statusCode, string code, string message)
        : base(message)
    {
        StatusCode = statusCode;
        Code = code;
    }

    /// <summary>The HTTP status, if errors have one.</summary>
    public int StatusCode { get; }

    /// <summary>The seconds after which the service accepts requests again; null if waiting does not help.</summary>
    public int? RetryAfter { get; private init; }

    public static AnalyticsRefusal NotAuthorized =>
        new(StatusCodes.Status403Forbidden, "authz", "not authorized for that account");

    public static AnalyticsRefusal TooManyNodes => new(
        StatusCodes.Status429TooManyRequests,
        "quota",
        "in combination, your request queries too many nodes, zones and accounts");

    public static AnalyticsRefusal BudgetSpent(int seconds) => new(
        StatusCodes.Status429TooManyRequests, Budget, "rate limiter budget depleted, try again after 5 minutes")
    {
        RetryAfter = seconds,
    };

    public static AnalyticsRefusal NoAccess(string path) =>
        new(StatusCodes.Status403Forbidden, "authz", $"does not have access to the path {path}");

    public static AnalyticsRefusal UnknownField(string name) => Malformed($"unknown field \"{name}\"");

    public static AnalyticsRefusal Malformed(string message) =>
        new(StatusCodes.Status400BadRequest, "parser", message);

    public static AnalyticsRefusal TooManyFields(int most) => Quota($"number of fields can't be more than {most}");

    public static AnalyticsRefusal PageTooLarge(int most) =>
        Quota($"limit must be positive number and not greater than {most}");

    public static AnalyticsRefusal TooWide(string account, TimeSpan most, TimeSpan asked) => Quota(
        $"account \"{account}\" cannot request a time range wider than {Words(most)}, "
        + $"but your query time range spans {Words(asked)}");

    public static AnalyticsRefusal TooOld(string account, TimeSpan most, TimeSpan asked) => Quota(
        $"account \"{account}\" cannot request data older than {Words(most)}, "
        + $"but your query requests data from {Words(asked)} ago");

    private static AnalyticsRefusal Quota(string message) => new(StatusCodes.Status400BadRequest, "quota", message);

    // As in the service's messages: 4w3d, 1d, 1h30m.
    private static string Words(TimeSpan time)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Part(time.Days / 7, "w")}{Part(time.Days % 7, "d")}{Part(time.Hours, "h")}{Part(time.Minutes, "m")}{Part(time.Seconds, "s")}");
        return text.Length == 0 ? "0s" : text;
    }

    private static string Part(int number, string unit) =>
        number == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
}
