using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The instances to delete.</summary>
internal sealed record BatchDeleteBody(IReadOnlyList<string?>? Instances);
