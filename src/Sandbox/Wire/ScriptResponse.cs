using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Workers;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A Worker, in a list or after its upload.</summary>
internal sealed record ScriptResponse(
    string Id,
    string Etag,
    IReadOnlyList<string> Handlers,
    bool HasModules,
    string UsageModel,
    string? CompatibilityDate,
    IReadOnlyList<string> Tags,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn)
{
    public static ScriptResponse Of(WorkerScript script) => new(
        script.Name,
        StableIds.Hex(script.Code),
        ["fetch"],
        HasModules: true,
        "standard",
        script.CompatibilityDate,
        script.Tags,
        script.CreatedOn,
        script.ModifiedOn);
}
