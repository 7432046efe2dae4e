using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>A failed call to the API.</summary>
public sealed class CloudflareException : Exception
{
    internal CloudflareException(CloudflareErrorKind kind, string message, Exception? cause = null)
        : base(message, cause)
    {
        Kind = kind;
    }

    /// <summary>The kind of the failure.</summary>
    public CloudflareErrorKind Kind { get; }

    /// <summary>The HTTP status of the response; null without a response.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>The code of Cloudflare's first error; null if the response contained none.</summary>
    public int? Code { get; internal init; }

    /// <summary>All errors in the response.</summary>
    public IReadOnlyList<CloudflareError> Errors { get; internal init; } = [];

    /// <summary>The ray ID of the response (header <c>cf-ray</c>). Cloudflare's support asks for it.</summary>
    public string? RayId { get; internal init; }

    /// <summary>The HTTP method of the request.</summary>
    public string? Method { get; internal init; }

    /// <summary>The path of the request, relative to the address of the API.</summary>
    public string? Path { get; internal init; }

    /// <summary>The permission that the request needs, if it differs from that of the command.</summary>
    internal string? Permission { get; init; }

    /// <summary>How long the service asks to wait before the next request; null if it didn't say.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>When the service accepts requests again, in local time; null if it didn't say.</summary>
    public DateTime? RetryOn { get; internal init; }

    /// <summary>How many times the request was sent.</summary>
    public int Attempts { get; internal set; } = 1;

    /// <summary>True if an intermediary sent the response instead of the service: a firewall, a proxy, or another
    /// server.</summary>
    internal bool FromIntermediary { get; init; }

    /// <summary>Whether every other request would fail in the same way.</summary>
    internal bool MeetsEveryRequest => Kind is CloudflareErrorKind.NotAuthenticated or CloudflareErrorKind.LocalEngineNotRunning
        || IsProxyRefusal;

    /// <summary>True if it's certain that the service didn't act on this attempt.</summary>
    internal bool NothingDone { get; init; }

    /// <summary>True if the response was truncated or damaged, so that another attempt may succeed.</summary>
    internal bool IsDamaged { get; init; }

    /// <summary>True if the service may have acted on this attempt or on an earlier one.</summary>
    internal bool MayHaveActed { get; set; }

    /// <summary>How the connection failed.</summary>
    internal ConnectionFault Fault { get; init; }

    /// <summary>Whether the failure is transient, so that the same request may succeed later. A conflict is a state,
    /// and isn't transient.</summary>
    internal bool IsTransient => IsDamaged || Kind
        is CloudflareErrorKind.RateLimited
        or CloudflareErrorKind.ServiceUnavailable
        or CloudflareErrorKind.ConnectionFailed
        or CloudflareErrorKind.TimedOut
        || (Kind == CloudflareErrorKind.ProxyFailed && !IsProxyRefusal);

    /// <summary>Whether it's unknown if the service acted on this attempt.</summary>
    internal bool LeavesOutcomeOpen => !NothingDone && (IsTransient || Kind == CloudflareErrorKind.UnreadableAnswer);

    /// <summary>When the first attempt was sent, by the clock of the service.</summary>
    internal DateTimeOffset? FirstSentOn { get; set; }

    private bool IsProxyRefusal => Kind == CloudflareErrorKind.ProxyFailed && StatusCode == 407;

    /// <summary>The same failure, for an operation that isn't idempotent.</summary>
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
