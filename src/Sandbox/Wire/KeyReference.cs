using System;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A version that uses a concurrency key.</summary>
internal sealed record KeyReference(Guid VersionId, string WorkflowName);
