using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>A planned change to one instance.</summary>
/// <param name="Action">The description for -WhatIf and -Confirm.</param>
/// <param name="RunAsync">Makes the change.</param>
internal sealed record PlannedChange(string Action, Func<Task<ChangedInstance>> RunAsync);
