using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A trigger in a request.</summary>
internal sealed record TriggerBody(string? Type, RawJson? Filter, IReadOnlyList<TriggerTarget>? Targets);
