using System;
using System.Collections.Generic;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Benchmarks.Peers;

/// <summary>A peer that may be there or not.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Missing">Why it is not there; null where it is.</param>
/// <param name="Open">Starts it.</param>
internal sealed record Peer(string Name, string? Missing, Func<IPeer> Open)
{
    public static IReadOnlyList<Peer> All { get; } =
    [
        new(
            "Invoke-RestMethod", RestMethodPeer.Program is null ? "There is no pwsh on the path." : null,
            () => new RestMethodPeer()),
        new("cloudflare SDK", Clients.Missing, () => new SdkPeer()),
        new("wrangler", Clients.Missing, () => new WranglerPeer()) { IsProcessARequest = true },
    ];

    /// <summary>Whether it starts afresh for each page, and can make no batches: then it is measured once, from its start
    /// on, as people meet it.</summary>
    public bool IsProcessARequest { get; init; }
}
