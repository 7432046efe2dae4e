using System;

namespace CloudflareWorkflows.Trust.Faults;

/// <summary>A request through the proxy.</summary>
internal sealed class Exchange(string method, string path, FaultKind? fault)
{
    public string Method => method;

    public string Path => path;

    public FaultKind? Fault => fault;

    public DateTime ArrivedOn { get; } = DateTime.UtcNow;

    /// <summary>The status of the service's response. Null if the request was not forwarded.</summary>
    public int? ServiceStatus { get; set; }

    /// <summary>Whether the client side is still open.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether the service changed something because of it.</summary>
    public bool HasChanged => method != "GET" && ServiceStatus is >= 200 and < 300;

    public override string ToString() => $"{method} {path} [{fault?.ToString() ?? "good"}] -> {ServiceStatus}";
}
