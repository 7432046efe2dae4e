using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>A request that arrived. The credential is kept, so that a test can check it.</summary>
public sealed class RecordedRequest
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The raw path, still encoded, from <c>/client/v4</c> on.</summary>
    public required string Path { get; init; }

    /// <summary>The query without the question mark, still encoded.</summary>
    public required string Query { get; init; }

    /// <summary>The headers; names are case-insensitive.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty without one.</summary>
    public required string Body { get; init; }

    /// <summary>When it arrived, by the sandbox's clock.</summary>
    public required DateTimeOffset ReceivedOn { get; init; }

    /// <summary>The status of the response; null before that and if the connection was aborted.</summary>
    public int? StatusCode { get; internal set; }

    /// <summary>Completes with the response, or when the client disconnects.</summary>
    public Task Ended => _ended.Task;

    internal void MarkEnded() => _ended.TrySetResult();

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method} {Path}{(Query.Length == 0 ? "" : "?")}{Query} -> {(object?)StatusCode ?? "cut"}");
}
