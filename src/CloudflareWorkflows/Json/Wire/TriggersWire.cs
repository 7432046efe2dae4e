using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>All triggers of a script.</summary>
internal sealed record TriggersWire(LenientItem<ScriptTriggerWire>[]? Triggers);
