using System;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to a status change: the new status.</summary>
internal sealed record StatusResponse(string Status, DateTimeOffset Timestamp);
