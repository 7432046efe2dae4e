using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CloudflareWorkflows.Contract.Tests.Definitions;

/// <summary>An account without workflows that accepts every deployment, also the parts of it that the sandbox doesn't
/// have.</summary>
internal sealed class DeployServer : IAsyncDisposable
{
    private const string Missing =
        """{"success":false,"errors":[{"code":10200,"message":"workflows.api.error.workflow.not_found"}],"messages":[],"result":null}""";

    private const string Accepted = """
        {"success":true,"errors":[],"messages":[],"result":{"id":"x","tags":[],"enabled":false,"subdomain":{"enabled":false,"previews_enabled":false}}}
        """;

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, JsonNode> _deployed = new(StringComparer.Ordinal);

    private DeployServer(WebApplication application)
    {
        _application = application;
        _application.Run(AnswerAsync);
    }

    public string Address { get; private set; } = "";

    /// <summary>The workflows that were deployed, one line each: the name and the body.</summary>
    public string[] Deployed => [.. _deployed.Select(one => $"{one.Key} {one.Value.ToJsonString()}").Order(StringComparer.Ordinal)];

    public static async Task<DeployServer> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        DeployServer server = new(builder.Build());
        server._application.Urls.Add("http://127.0.0.1:0");
        await server._application.StartAsync(cancellationToken);
        server.Address = server._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses
            .Single() + "/client/v4";
        return server;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string[] segments = context.Request.Path.Value!.Split('/');
        bool isWorkflow = segments is [.., "workflows", _];
        if (isWorkflow && HttpMethods.IsPut(context.Request.Method))
        {
            using StreamReader body = new(context.Request.Body);
            _deployed[segments[^1]] = JsonNode.Parse(await body.ReadToEndAsync(context.RequestAborted))!;
        }

        bool isRead = isWorkflow && HttpMethods.IsGet(context.Request.Method);
        context.Response.StatusCode = isRead ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(isRead ? Missing : Accepted, context.RequestAborted);
    }
}
