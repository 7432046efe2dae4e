using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A trigger as it is asked for.</summary>
internal sealed record TriggerBody(string? Type, RawJson? Filter, IReadOnlyList<TriggerTarget>? Targets);
