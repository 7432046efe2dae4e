using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Workers;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The settings of a Worker.</summary>
internal sealed record ScriptSettingsResponse(
    IReadOnlyList<RawJson> Bindings, string? CompatibilityDate, IReadOnlyList<string> Tags, string UsageModel)
{
    public static ScriptSettingsResponse Of(WorkerScript script) =>
        new(script.Bindings, script.CompatibilityDate, script.Tags, "standard");
}
