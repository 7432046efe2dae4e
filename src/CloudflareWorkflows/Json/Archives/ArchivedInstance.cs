using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>A line of an archive.</summary>
/// <param name="Instance">The instance: <see cref="WorkflowInstanceDetail"/> if the line has steps, and else as a list reports
/// it.</param>
/// <param name="ReadOn">When it was read from the service, in local time.</param>
internal readonly record struct ArchivedInstance(WorkflowInstance Instance, DateTime ReadOn);
