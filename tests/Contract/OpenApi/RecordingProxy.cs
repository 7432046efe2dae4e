using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>A proxy in front of Prism that records the operation and the violations of each exchange. A client does not
/// expose response headers.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Exchange> _exchanges = new();
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseProxy = false,
    });

    private RecordingProxy(Uri prism, IEnumerable<Operation> operations)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _ = builder.Services.AddHttpForwarder();
        _app = builder.Build();
        foreach (Operation operation in operations)
        {
            _ = Map(operation.Path, prism, operation.Id).WithMetadata(new HttpMethodMetadata([operation.Method]));
        }

        _ = Map("{**path}", prism, null);
    }

    /// <summary>The base address of the API for a client.</summary>
    public Uri Address => new(_app.Urls.Single());

    /// <summary>The exchanges, in the order of the responses.</summary>
    public IReadOnlyCollection<Exchange> Exchanges => _exchanges;

    public static async Task<RecordingProxy> StartAsync(
        Uri prism, IEnumerable<Operation> operations, CancellationToken cancellationToken)
    {
        RecordingProxy proxy = new(prism, operations);
        await proxy._app.StartAsync(cancellationToken);
        return proxy;
    }

    /// <summary>Clears the exchanges.</summary>
    public void Clear() => _exchanges.Clear();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private IEndpointConventionBuilder Map(string pattern, Uri prism, string? operationId) => _app.MapForwarder(
        pattern, prism.ToString(), ForwarderRequestConfig.Empty, new ExchangeRecorder(operationId, _exchanges), _client);
}
