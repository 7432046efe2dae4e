using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Changing;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>What is to be done to one instance.</summary>
/// <param name="Action">What it is, as -WhatIf and -Confirm tell it.</param>
/// <param name="RunAsync">Does it.</param>
internal sealed record PlannedChange(string Action, Func<Task<ChangedInstance>> RunAsync);
