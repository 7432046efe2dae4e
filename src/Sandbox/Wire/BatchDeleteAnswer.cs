using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What became of each.</summary>
internal sealed record BatchDeleteAnswer(IReadOnlyList<IdAnswer> Deleted, IReadOnlyList<IdError> Errors);
