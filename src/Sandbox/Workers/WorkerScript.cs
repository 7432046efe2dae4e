using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Wire;

namespace CloudflareWorkflows.Sandbox.Workers;

/// <summary>An uploaded Worker. The sandbox keeps its code, but does not run JavaScript.</summary>
internal sealed record WorkerScript
{
    /// <summary>Its name, unique in the account.</summary>
    public required string Name { get; init; }

    /// <summary>The code of the module that the service runs first.</summary>
    public required string Code { get; init; }

    public required string? CompatibilityDate { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Its bindings, as JSON text.</summary>
    public required IReadOnlyList<RawJson> Bindings { get; init; }

    public required DateTimeOffset CreatedOn { get; init; }

    public required DateTimeOffset ModifiedOn { get; init; }
}
