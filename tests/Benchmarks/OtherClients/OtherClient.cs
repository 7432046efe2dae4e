using System;
using System.Collections.Generic;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>A client that may be there or not.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="SkipReason">Why it is not there; null where it is.</param>
/// <param name="Open">Starts it.</param>
internal sealed record OtherClient(string Name, string? SkipReason, Func<IOtherClient> Open)
{
    public static IReadOnlyList<OtherClient> All { get; } =
    [
        new(
            "Invoke-RestMethod", RestMethodClient.Program is null ? "There is no pwsh on the path." : null,
            () => new RestMethodClient()),
        new("cloudflare SDK", Clients.SkipReason, () => new SdkClient()),
        new("wrangler", Clients.SkipReason, () => new WranglerClient()) { StartsProcessPerRequest = true },
    ];

    /// <summary>Whether it starts afresh for each page, and can make no batches: then it is measured once, from its start
    /// on, as people meet it.</summary>
    public bool StartsProcessPerRequest { get; init; }
}
