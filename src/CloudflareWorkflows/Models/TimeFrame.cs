using System;

namespace CloudflareWorkflows.Models;

/// <summary>The time that an instance took, in UTC, in which each of its steps has its place.</summary>
/// <param name="From">When its first step began.</param>
/// <param name="To">When it ended; null while it has not.</param>
/// <param name="LastSeen">When the last of its steps began.</param>
internal readonly record struct TimeFrame(DateTime From, DateTime? To, DateTime LastSeen);
