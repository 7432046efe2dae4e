namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that changes an instance's status: pause, resume, terminate or restart.</summary>
internal sealed record StatusChangeWire(string Status, bool? Rollback);

/// <summary>What the service answers: the status after the change.</summary>
internal sealed record StatusChangedWire(string? Status);
