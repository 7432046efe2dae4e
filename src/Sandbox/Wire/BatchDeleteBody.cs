using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The instances that are to be deleted.</summary>
internal sealed record BatchDeleteBody(IReadOnlyList<string?>? Instances);
