using System;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An account that the token can see.</summary>
internal sealed record AccountAnswer(string Id, string Name, DateTimeOffset CreatedOn, string Type = "standard");
