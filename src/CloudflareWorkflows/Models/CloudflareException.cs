using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>A call to the API that failed. Every failure below the commands is one of these.</summary>
public sealed class CloudflareException : Exception
{
    internal CloudflareException(CloudflareErrorKind kind, string message, Exception? cause = null)
        : base(message, cause)
    {
        Kind = kind;
    }

    /// <summary>What went wrong.</summary>
    public CloudflareErrorKind Kind { get; }

    /// <summary>The HTTP status of the answer; null if none came.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The code of Cloudflare's first error; null if the answer had none.</summary>
    public int? Code { get; internal init; }

    /// <summary>All errors that the answer listed.</summary>
    public IReadOnlyList<CloudflareError> Errors { get; internal init; } = [];

    /// <summary>The ray id of the answer (header <c>cf-ray</c>), which Cloudflare's support asks for.</summary>
    public string? RayId { get; internal init; }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; internal init; }

    /// <summary>The path of the request, below the address of the API.</summary>
    public string? Path { get; internal init; }

    /// <summary>How long the service asks to wait before the next request; null if it did not say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>When the service will answer again, in local time; null if it did not say.</summary>
    public DateTime? RetryOn { get; internal init; }

    /// <summary>How often the request was sent.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>True if something between here and the service answered instead of it: a firewall, a proxy, another
    /// server.</summary>
    internal bool FromIntermediary { get; init; }

    /// <summary>Whether any other request would fail like this one.</summary>
    internal bool MeetsEveryRequest => Kind is CloudflareErrorKind.NotAuthenticated or CloudflareErrorKind.LocalEngineNotRunning
        || IsProxyRefusal;

    /// <summary>True if it is certain that the service did not act on this attempt.</summary>
    internal bool NothingDone { get; init; }

    /// <summary>True if the answer broke off or was damaged on its way, so that another attempt may bring it whole.</summary>
    internal bool IsDamaged { get; init; }

    /// <summary>True if the service may have acted on this attempt or on an earlier one.</summary>
    internal bool MayHaveActed { get; set; }

    /// <summary>How a connection failed.</summary>
    internal ConnectionFault Fault { get; init; }

    /// <summary>Whether it tends to pass, so that the same request may succeed later. A conflict is a state and doesn't pass by
    /// waiting.</summary>
    internal bool IsTransient => IsDamaged || Kind
        is CloudflareErrorKind.RateLimited
        or CloudflareErrorKind.ServiceUnavailable
        or CloudflareErrorKind.ConnectionFailed
        or CloudflareErrorKind.TimedOut
        || (Kind == CloudflareErrorKind.ProxyFailed && !IsProxyRefusal);

    /// <summary>Whether it leaves open if the service acted on this attempt.</summary>
    internal bool LeavesOutcomeOpen => !NothingDone && (IsTransient || Kind == CloudflareErrorKind.UnreadableAnswer);

    /// <summary>When the first attempt left, by the service's own clock.</summary>
    internal DateTimeOffset? FirstSentOn { get; set; }

    private bool IsProxyRefusal => Kind == CloudflareErrorKind.ProxyFailed && StatusCode == 407;

    /// <summary>The same failure, told as what it is of something that must not happen twice.</summary>
    internal CloudflareException ToOutcomeUnknown() => new(CloudflareErrorKind.OutcomeUnknown, Message, this)
    {
        StatusCode = StatusCode,
        Code = Code,
        Errors = Errors,
        RayId = RayId,
        Method = Method,
        Path = Path,
        Attempts = Attempts,
        FirstSentOn = FirstSentOn,
        MayHaveActed = true,
    };
}
