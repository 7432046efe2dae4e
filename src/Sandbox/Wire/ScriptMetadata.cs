using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The metadata of an upload.</summary>
internal sealed record ScriptMetadata(
    string? MainModule, string? CompatibilityDate, IReadOnlyList<string>? Tags, IReadOnlyList<RawJson>? Bindings);
