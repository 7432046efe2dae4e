using System.Text.Json;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQL.Validation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The GraphQL endpoint. Its responses have no envelope.</summary>
internal static class AnalyticsEndpoint
{
    private static readonly GraphQLSerializer s_serializer = new();
    private static readonly DocumentExecuter s_executer = new(new AnalyticsDocumentBuilder(), new DocumentValidator());

    public static void Map(IEndpointRouteBuilder routes) => _ = routes.MapPost("/graphql", AnswerAsync);

    private static async Task AnswerAsync(HttpContext http, SandboxAccount account, SandboxAnalytics analytics)
    {
        ExecutionResult result = await ReadAsync(http) is { } asked
            ? await s_executer.ExecuteAsync(options =>
            {
                options.Schema = AnalyticsSchema.Instance;
                options.Query = asked.Query;
                options.Variables = asked.Variables;
                options.OperationName = asked.OperationName;
                options.UserContext = new AnalyticsRequest(account, analytics, Caller.Of(http)).ToContext();
                options.CancellationToken = http.RequestAborted;
            })
            : new ExecutionResult { Errors = [AnalyticsRefusal.Malformed("error parsing args: the body is not JSON")] };
        await AnalyticsResponse.Of(result, analytics, account.Now).WriteAsync(http, analytics);
    }

    private static async Task<GraphQLRequest?> ReadAsync(HttpContext http)
    {
        try
        {
            return await s_serializer.ReadAsync<GraphQLRequest>(http.Request.Body, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
