using System;
using System.Linq;
using System.Net;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Api;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Control;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Seeding;
using CloudflareWorkflows.Sandbox.Traffic;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CloudflareWorkflows.Sandbox;

/// <summary>An emulated Cloudflare account that serves the cloud API on loopback.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SandboxServer(WebApplication app, int port)
    {
        _app = app;
        Origin = new Uri($"http://127.0.0.1:{port}/");
        BaseAddress = new Uri(Origin, "client/v4/");
    }

    /// <summary>The address of the server; <c>/sandbox</c> is below it.</summary>
    public Uri Origin { get; }

    /// <summary>The base address of the API for a client.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The account's id, 32 hexadecimal digits.</summary>
    public string AccountId => Account.Id;

    /// <summary>A token with all permissions.</summary>
    public string ApiToken => Credentials.ApiToken;

    /// <summary>The account.</summary>
    public SandboxAccount Account => _app.Services.GetRequiredService<SandboxAccount>();

    /// <summary>The valid credentials.</summary>
    public CredentialStore Credentials => _app.Services.GetRequiredService<CredentialStore>();

    /// <summary>The faults.</summary>
    public FaultList Faults => _app.Services.GetRequiredService<FaultList>();

    /// <summary>The requests that arrived.</summary>
    public RequestLog Requests => _app.Services.GetRequiredService<RequestLog>();

    /// <summary>The rate limits.</summary>
    public SandboxLimits Limits => _app.Services.GetRequiredService<SandboxLimits>();

    /// <summary>How analytics answer.</summary>
    public SandboxAnalytics Analytics => _app.Services.GetRequiredService<SandboxAnalytics>();

    /// <summary>How the account behaves where no source settles it; it may be changed while the server runs.</summary>
    public ServiceBehavior Behavior
    {
        get => Account.Behavior;
        set => Account.Behavior = value;
    }

    /// <summary>The latency of every request.</summary>
    public Latency Latency => _app.Services.GetRequiredService<Latency>();

    /// <summary>Starts a server with its initial content.</summary>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        SandboxAnalytics analytics = new();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        _ = builder.Services
            .AddSingleton<IHostLifetime, NoSignalLifetime>()
            .AddSingleton(options)
            .AddSingleton(options.Time)
            .AddSingleton(options.Limits)
            .AddSingleton(new SandboxAccount(options))
            .AddSingleton(analytics)
            .AddSingleton(new CredentialStore(options, analytics))
            .AddSingleton<FaultList>()
            .AddSingleton<RequestLog>()
            .AddSingleton<Latency>()
            .AddSingleton<CreationRateLimiter>()
            .AddSingleton<InstanceCreator>()
            .ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        WebApplication app = builder.Build();
        SandboxPipeline.Use(app);
        ApiRoutes.Map(app);
        ControlRoutes.Map(app);
        if (options.Seed == SandboxSeed.Demo)
        {
            DemoAccount.Fill(app.Services.GetRequiredService<SandboxAccount>());
        }

        await app.StartAsync(cancellationToken);
        return new SandboxServer(app, PortOf(app));
    }

    /// <summary>Releases stalled requests and stops the server.</summary>
    public async ValueTask DisposeAsync()
    {
        Faults.Clear();
        // Open connections are closed at once.
        using CancellationTokenSource now = new(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static int PortOf(WebApplication app)
    {
        IServer server = app.Services.GetRequiredService<IServer>();
        return new Uri(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single()).Port;
    }
}
