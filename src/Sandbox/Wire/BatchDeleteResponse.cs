using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The outcome of a batch deletion.</summary>
internal sealed record BatchDeleteResponse(IReadOnlyList<IdResponse> Deleted, IReadOnlyList<IdError> Errors);
