using System;
using System.IO.Enumeration;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>A fault that applies to a number of matching requests.</summary>
public sealed class Fault
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matches;

    /// <summary>The kind of fault.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>The method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path after <c>/client/v4</c>, still encoded; <c>*</c> matches anything, including
    /// slashes.</summary>
    public string Path { get; init; } = "*";

    /// <summary>The number of matching requests that succeed first.</summary>
    public int Skip { get; init; }

    /// <summary>The number of requests that fail after that.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The number of events before <see cref="FaultKind.CutAfterEvents"/> aborts the connection.</summary>
    public int Events { get; init; } = 1;

    /// <summary>The <c>Retry-After</c> header: seconds or an HTTP date; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int StatusCode { get; init; } = StatusCodes.Status500InternalServerError;

    /// <summary>The code of <see cref="FaultKind.Error"/>.</summary>
    public int Code { get; init; } = 10001;

    /// <summary>The message of <see cref="FaultKind.Error"/>.</summary>
    public string Message { get; init; } = "workflows.api.error.internal_server";

    /// <summary>Completes when the fault has applied to the first request, or when that request has begun to
    /// stall.</summary>
    [JsonIgnore]
    public Task Reached => _reached.Task;

    internal Task Released => _released.Task;

    /// <summary>Releases stalled requests; later requests no longer stall.</summary>
    public void Release() => _released.TrySetResult();

    internal void MarkReached() => _reached.TrySetResult();

    internal bool TryAcquire(string method, string path)
    {
        bool isMatch = (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            && FileSystemName.MatchesSimpleExpression(Path, path, ignoreCase: false);
        if (!isMatch)
        {
            return false;
        }

        int match = Interlocked.Increment(ref _matches);
        return match > Skip && match - Skip <= Times;
    }
}
