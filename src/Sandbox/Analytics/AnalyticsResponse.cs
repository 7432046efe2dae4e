using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using GraphQL;
using GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>A response of the GraphQL API: data and errors, of which one or both are null.</summary>
internal sealed class AnalyticsResponse(DateTimeOffset now)
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<object> _errors = [];
    private Dictionary<string, object?>? _data;
    private AnalyticsRefusal? _refusal;

    public static AnalyticsResponse Of(ExecutionResult result, SandboxAnalytics analytics, DateTimeOffset now)
    {
        AnalyticsResponse response = new(now)
        {
            // The service has no data beside an error of its own.
            _data = result.Errors is null
                ? ((ExecutionNode?)result.Data)?.ToValue() as Dictionary<string, object?>
                : null,
        };
        foreach (ExecutionError error in result.Errors ?? [])
        {
            response._refusal ??= error as AnalyticsRefusal ?? AnalyticsRefusal.Malformed(error.Message);
            response.Add(error.Message, error is AnalyticsRefusal ? error.Code! : response._refusal.Code!, error.Path);
        }

        foreach (AnalyticsError error in analytics.Errors)
        {
            response.Inject(error);
        }

        return response;
    }

    public async Task WriteAsync(HttpContext http, SandboxAnalytics analytics)
    {
        bool hasStatus = analytics.UsesErrorStatus || _refusal?.Code == AnalyticsRefusal.Budget;
        http.Response.StatusCode = _refusal is not null && hasStatus ? _refusal.StatusCode : StatusCodes.Status200OK;
        if (_refusal?.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        }

        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object?> { ["data"] = _data, ["errors"] = _errors.Count == 0 ? null : _errors },
            s_options);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private void Inject(AnalyticsError error)
    {
        List<object> path = ["viewer", "accounts", 0];
        if (error.Node is { } node)
        {
            if (AccountData() is not { } account || !account.ContainsKey(node))
            {
                return;
            }

            path.Add(node);
            account[node] = null;
        }

        _data = error.HasData ? _data : null;
        Add(error.Message, error.Code, path);
    }

    private Dictionary<string, object?>? AccountData() =>
        _data?.GetValueOrDefault("viewer") is Dictionary<string, object?> viewer
        && viewer.GetValueOrDefault("accounts") is IEnumerable<object?> accounts
            ? accounts.FirstOrDefault() as Dictionary<string, object?>
            : null;

    // The service writes all parts of a path as texts.
    private void Add(string message, string code, IEnumerable<object>? path) => _errors.Add(new Dictionary<string, object?>
    {
        ["message"] = message,
        ["path"] = path?.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)),
        ["extensions"] = new Dictionary<string, string>
        {
            ["code"] = code,
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        },
    });
}
