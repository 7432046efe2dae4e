using System.Collections.Generic;

namespace CloudflareWorkflows.Models;

/// <summary>What the service says of a batch of instances that were to be deleted.</summary>
/// <param name="Deleted">The ids that it says were deleted.</param>
/// <param name="Errors">Those that could not be deleted.</param>
/// <param name="IsRepeated">Whether an earlier attempt may have deleted some.</param>
internal sealed record DeletedBatch(HashSet<string> Deleted, BatchError[] Errors, bool IsRepeated);
