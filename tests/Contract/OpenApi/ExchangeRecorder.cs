using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>Records the exchanges of one operation before the client receives the response. Changes nothing.</summary>
internal sealed class ExchangeRecorder(string? operationId, ConcurrentQueue<Exchange> exchanges) : HttpTransformer
{
    public override ValueTask<bool> TransformResponseAsync(
        HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        HttpRequest request = httpContext.Request;
        IEnumerable<string>? violations = null;
        _ = proxyResponse?.Headers.TryGetValues("sl-violations", out violations);
        exchanges.Enqueue(new Exchange(
            operationId,
            $"{request.Method} {request.Path}{request.QueryString}",
            (int)(proxyResponse?.StatusCode ?? 0),
            Violation.Read(violations?.Single())));
        return base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }
}
