using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>The response of the service to the deletion of several instances.</summary>
/// <param name="Deleted">The IDs that were deleted, according to the service.</param>
/// <param name="Errors">The instances that couldn't be deleted.</param>
/// <param name="IsRepeated">Whether an earlier attempt may have deleted some.</param>
internal sealed record DeletedBatch(HashSet<string> Deleted, BatchError[] Errors, bool IsRepeated);
