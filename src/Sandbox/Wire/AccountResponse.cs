using System;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An account that the token can access.</summary>
internal sealed record AccountResponse(string Id, string Name, DateTimeOffset CreatedOn, string Type = "standard");
