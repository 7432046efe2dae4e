using System;
using System.IO.Enumeration;
using System.Text.Json.Serialization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Something that goes wrong with the requests that match, after some, and so many times.</summary>
public sealed class Fault
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _matches;

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; init; }

    /// <summary>The method; null for any.</summary>
    public string? Method { get; init; }

    /// <summary>The path behind <c>/client/v4</c>, still encoded; <c>*</c> stands for anything, slashes too.</summary>
    public string Path { get; init; } = "*";

    /// <summary>How many matching requests pass unharmed first.</summary>
    public int Skip { get; init; }

    /// <summary>How many are harmed then.</summary>
    public int Times { get; init; } = 1;

    /// <summary>After how many events <see cref="FaultKind.CutAfterEvents"/> cuts.</summary>
    public int Events { get; init; } = 1;

    /// <summary>The <c>Retry-After</c> of a refusal: seconds, or an HTTP date; null for none.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The HTTP status of <see cref="FaultKind.Error"/>.</summary>
    public int StatusCode { get; init; } = StatusCodes.Status500InternalServerError;

    /// <summary>The code of <see cref="FaultKind.Error"/>.</summary>
    public int Code { get; init; } = 10001;

    /// <summary>The message of <see cref="FaultKind.Error"/>.</summary>
    public string Message { get; init; } = "workflows.api.error.internal_server";

    /// <summary>Completes when the first request has been harmed, or has begun to stall.</summary>
    [JsonIgnore]
    public Task Reached => _reached.Task;

    internal Task Released => _released.Task;

    /// <summary>Lets go of what is stalled; later requests are not held any more.</summary>
    public void Release() => _released.TrySetResult();

    internal void MarkReached() => _reached.TrySetResult();

    internal bool TryTake(string method, string path)
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
