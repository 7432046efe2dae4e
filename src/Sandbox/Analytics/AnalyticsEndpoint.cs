using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The GraphQL endpoint. It answers as the service does, without the envelope of the REST API.</summary>
internal static class AnalyticsEndpoint
{
    private static readonly DocumentExecuter s_executer = new();
    private static readonly GraphQLSerializer s_serializer = new();
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes) => _ = routes.MapPost("/graphql", AnswerAsync);

    private static async Task AnswerAsync(HttpContext http, SandboxAccount account, SandboxAnalytics analytics)
    {
        ExecutionResult result = await ExecuteAsync(http, new AnalyticsRequest(account, analytics, Caller.Of(http)));
        object? data = (result.Data as ExecutionNode)?.ToValue();
        List<object> errors = [.. (result.Errors ?? []).Select(error => Describe(error, account.Now))];
        if (errors.Count > 0)
        {
            data = null;
        }

        http.Response.StatusCode = StatusOf(result, analytics);
        http.Response.ContentType = "application/json";
        Dictionary<string, object?> body = new() { ["data"] = data, ["errors"] = errors.Count == 0 ? null : errors };
        await JsonSerializer.SerializeAsync(http.Response.Body, body, s_options, http.RequestAborted);
    }

    private static async Task<ExecutionResult> ExecuteAsync(HttpContext http, AnalyticsRequest request)
    {
        GraphQLRequest? asked;
        try
        {
            asked = await s_serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted);
        }
        catch (JsonException)
        {
            asked = null;
        }

        return asked is null
            ? new ExecutionResult { Errors = [AnalyticsRefusal.Malformed("error parsing args: the body is not JSON")] }
            : await s_executer.ExecuteAsync(options =>
            {
                options.Schema = AnalyticsSchema.Instance;
                options.Query = asked.Query;
                options.Variables = asked.Variables;
                options.OperationName = asked.OperationName;
                options.UserContext = request.ToContext();
                options.CancellationToken = http.RequestAborted;
            });
    }

    private static int StatusOf(ExecutionResult result, SandboxAnalytics analytics)
    {
        ExecutionError? error = result.Errors?.FirstOrDefault();
        return error switch
        {
            null => StatusCodes.Status200OK,
            AnalyticsRefusal { Code: "budget" } refusal => refusal.StatusCode,
            AnalyticsRefusal refusal when analytics.UsesErrorStatus => refusal.StatusCode,
            _ when analytics.UsesErrorStatus => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
    }

    private static Dictionary<string, object?> Describe(ExecutionError error, DateTimeOffset now) => new()
    {
        ["message"] = error.Message,
        ["path"] = error.Path?.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)),
        ["extensions"] = new Dictionary<string, object?>
        {
            ["code"] = error is AnalyticsRefusal ? error.Code : "parser",
            ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        },
    };
}
