using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>What came of creating several instances with one request.</summary>
/// <param name="Created">Those that the last attempt created, by id.</param>
/// <param name="IsRepeated">Whether there were attempts before it, or a part of the answer cannot be read: what is missing
/// may have been created.</param>
/// <param name="FirstSentOn">When the first attempt left, by the service's own clock.</param>
internal sealed record CreatedBatch(
    ILookup<string, WorkflowInstance> Created, bool IsRepeated, DateTimeOffset FirstSentOn);
