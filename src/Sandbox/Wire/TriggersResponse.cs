using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The triggers of a Worker.</summary>
internal sealed record TriggersResponse(string ScriptName, IReadOnlyList<RawJson> Triggers);
