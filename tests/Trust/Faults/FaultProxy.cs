using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>A proxy between the module and emulated accounts, over HTTP/1.1 and over TLS with HTTP/2, that injects faults by
/// a plan. It records for each request whether the service acted.</summary>
internal sealed class FaultProxy : IAsyncDisposable
{
    private static readonly ForwarderRequestConfig s_forwarding = new() { Version = HttpVersion.Version11 };

    private readonly ConcurrentDictionary<string, FaultScenario> _scenarios = new();
    private readonly TestAuthority _authority = new();
    private readonly WebApplication _app;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
    });

    private int _opened;

    private FaultProxy()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => _ = listen.UseHttps(_authority.Certificate));
        });
        _ = builder.Services.AddHttpForwarder();
        _app = builder.Build();
        _app.Run(PassAsync);
    }

    /// <summary>The value of <c>SSL_CERT_FILE</c> for the module's process.</summary>
    public string AuthorityFile => _authority.File;

    public static async Task<FaultProxy> StartAsync(CancellationToken cancellationToken)
    {
        FaultProxy proxy = new();
        await proxy._app.StartAsync(cancellationToken);
        return proxy;
    }

    /// <summary>Creates an address for an account behind the proxy.</summary>
    public FaultScenario Open(SandboxServer server, bool http2 = false)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"/s{Interlocked.Increment(ref _opened)}");
        Uri root = new(_app.Urls.Single(url => url.StartsWith("https", StringComparison.Ordinal) == http2));
        FaultScenario scenario = new(server, new Uri(root, $"{name}/client/v4/"));
        _scenarios[name] = scenario;
        return scenario;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _client.Dispose();
        _authority.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        int end = path.IndexOf('/', 1);
        FaultScenario scenario = _scenarios[path[..end]];
        context.Request.Path = path[end..];
        FaultKind? kind = scenario.Plan.Next();
        Exchange exchange = new(context.Request.Method, context.Request.Path + context.Request.QueryString, kind);
        scenario.Exchanges.Enqueue(exchange);
        try
        {
            await (kind is FaultKind fault
                ? FaultInjector.DoAsync(context, fault, () => ForwardAsync(context, scenario, exchange))
                : ForwardAsync(context, scenario, exchange));
        }
        finally
        {
            exchange.IsOpen = false;
        }
    }

    private async Task ForwardAsync(HttpContext context, FaultScenario scenario, Exchange exchange)
    {
        IHttpForwarder forwarder = context.RequestServices.GetRequiredService<IHttpForwarder>();
        _ = await forwarder.SendAsync(
            context, scenario.Server.Origin.ToString(), _client, s_forwarding, new Listener(exchange));
    }

    /// <summary>Records the response of the service.</summary>
    private sealed class Listener(Exchange exchange) : HttpTransformer
    {
        public override ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            exchange.ServiceStatus = (int?)proxyResponse?.StatusCode;
            return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        }
    }
}
