using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>Replaces the engine of <c>wrangler dev</c>: one workflow with one instance, enough for a context and its objects.
/// The Engine tests use the real one.</summary>
internal sealed class LocalEngine : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalEngine(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Urls.Single()), "/cdn-cgi/local/explorer/api/");

    public static async Task<LocalEngine> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        _ = app.MapGet("/cdn-cgi/local/explorer/api/workflows", () => Json("""
            {"success":true,"errors":[],"messages":[],"result":[{"name":"w","class_name":"W","script_name":"s"}],
             "result_info":{"count":1}}
            """));
        _ = app.MapGet("/cdn-cgi/local/explorer/api/workflows/w/instances", () => Json("""
            {"success":true,"errors":[],"messages":[],"result":[{"id":"i","status":"complete","created_on":"2026-11-02T08:00:00.000Z"}],
             "result_info":{"page":1,"per_page":100,"total_count":1,"total_pages":1}}
            """));
        await app.StartAsync(cancellationToken);
        return new LocalEngine(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Json(string text) => Results.Text(text, "application/json");
}
