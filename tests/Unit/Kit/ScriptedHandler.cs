using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Answers requests from a script, and records them.</summary>
internal sealed class ScriptedHandler(Func<SentRequest, int, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<SentRequest> _requests = [];

    public ScriptedHandler(Func<SentRequest, int, HttpResponseMessage> answer)
        : this((request, index, _) => Task.FromResult(answer(request, index)))
    {
    }

    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers by a script. A request beyond its end is a bug in the test or in the code under test.</summary>
    public static ScriptedHandler InTurn(params Func<HttpResponseMessage>[] turns) =>
        new((request, index) => index < turns.Length
            ? turns[index]()
            : throw new InvalidOperationException($"Nobody expected request {index + 1}: {request}"));

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        Dictionary<string, string> headers = request.Headers
            .Concat(request.Content?.Headers.AsEnumerable() ?? [])
            .ToDictionary(
                header => header.Key, header => string.Join(' ', header.Value), StringComparer.OrdinalIgnoreCase);
        SentRequest sent = new(request.Method.Method, request.RequestUri!, request.Version, body, headers);
        int index;
        lock (_gate)
        {
            index = _requests.Count;
            _requests.Add(sent);
        }

        return await answer(sent, index, cancellationToken);
    }
}
