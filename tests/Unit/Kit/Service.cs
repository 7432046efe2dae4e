using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Jobs.Listing;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A scripted service, and the module's connection to it.</summary>
internal sealed class Service
{
    public const string Folder = "/client/v4/";
    public const string Account = "0123456789abcdef0123456789abcdef";
    public const string Secret = "s3cr3t-t0k3n";

    private readonly ScriptedHandler _handler;

    private Service(ScriptedHandler handler, ErrorClassifier classify)
    {
        _handler = handler;
        Connection = new ApiConnection(
            new Uri("https://api.example.test" + Folder), new HttpClient(handler), new ApiToken(Secret), classify)
        {
            Time = Time,
            Scheduler = new RequestScheduler(Time, () => 0.5),
            UserAgent = "CloudflareWorkflows/1.2.3 PowerShell/7.6.5",
        };
    }

    public SimulatedTime Time { get; } = new();

    public RequestLines Log { get; } = new();

    public ApiConnection Connection { get; set; }

    public IReadOnlyList<SentRequest> Requests => _handler.Requests;

    /// <summary>Method, path and query of each request.</summary>
    public string[] Lines => [.. Requests.Select(request => request.Line)];

    public ApiSender Sender => new(Connection, Log);

    public AccountApi Cloud => new(ApiScope.Cloud(Sender, Account));

    public AccountApi Local => new LocalApi(ApiScope.Local(Sender));

    /// <summary>The dependencies of a listing of the workflow w.</summary>
    public ListingDependencies Dependencies =>
        new(Time.GetUtcNow, () => Connection.Scheduler?.UnpacedRequests, token => Cloud.Workflows.GetAsync("w", token));

    /// <summary>Cloudflare, with one response after the other.</summary>
    public static Service InTurn(params Func<HttpResponseMessage>[] turns) =>
        new(ScriptedHandler.InTurn(turns), CloudErrorClassifier.Classify);

    /// <summary>Cloudflare, with a response for each request.</summary>
    public static Service Answering(Func<SentRequest, HttpResponseMessage> answer) =>
        new(new ScriptedHandler((request, _) => answer(request)), CloudErrorClassifier.Classify);

    /// <summary>Cloudflare, with a response for each request that may take time.</summary>
    public static Service AnsweringAsync(Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> answer) =>
        new(new ScriptedHandler((request, _, token) => answer(request, token)), CloudErrorClassifier.Classify);

    /// <summary>The local engine, with one response after the other.</summary>
    public static Service LocalInTurn(params Func<HttpResponseMessage>[] turns) =>
        OfLocal(new Service(ScriptedHandler.InTurn(turns), LocalErrorClassifier.Classify));

    /// <summary>The local engine, with a response for each request.</summary>
    public static Service LocalAnswering(Func<SentRequest, HttpResponseMessage> answer) =>
        OfLocal(new Service(new ScriptedHandler((request, _) => answer(request)), LocalErrorClassifier.Classify));

    private static Service OfLocal(Service service)
    {
        service.Connection = service.Connection with { IsLocalEngine = true };
        return service;
    }
}
