using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>The result of creating several instances with one request.</summary>
/// <param name="Created">The instances that the last attempt created, by ID.</param>
/// <param name="IsRepeated">Whether there were earlier attempts, or a part of the response can't be read. Instances
/// that are missing may then have been created.</param>
/// <param name="FirstSentOn">When the first attempt was sent, by the clock of the service.</param>
internal sealed record CreatedBatch(
    ILookup<string, WorkflowInstance> Created, bool IsRepeated, DateTimeOffset FirstSentOn);
