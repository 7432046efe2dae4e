using System;
using System.Collections.Generic;
using CloudflareWorkflows.Contract.Tests.Kit;

namespace CloudflareWorkflows.Benchmarks.OtherClients;

/// <summary>Another client, which may be missing.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="SkipReason">The reason why it is missing. Null if it is available.</param>
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

    /// <summary>Whether it starts a process per page and has no batches. Then it is measured once, including its
    /// start.</summary>
    public bool StartsProcessPerRequest { get; init; }
}
