using System;

namespace CloudflareWorkflows.Models;

/// <summary>What an instance is to be started with.</summary>
internal sealed record NewInstance
{
    public string Id { get; init; } = "";

    /// <summary>Whether the id was made by this module, so that an id in use can only be its own.</summary>
    public bool IdIsOurs { get; init; }

    /// <summary>When an earlier run asked for it without coming to know what came of it, by the service's clock: an
    /// instance that is there since is that run's.</summary>
    public DateTimeOffset? AskedOn { get; init; }

    /// <summary>The params as JSON in UTF-8; null for none.</summary>
    public byte[]? Params { get; init; }

    public Retention? SuccessRetention { get; init; }

    public Retention? ErrorRetention { get; init; }

    public string? LocationHint { get; init; }
}
