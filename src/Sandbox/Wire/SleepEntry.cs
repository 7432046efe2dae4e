using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A sleep in the step log.</summary>
internal sealed record SleepEntry(
    string Name, DateTimeOffset Start, DateTimeOffset? End, bool Finished, StepError? Error) : StepEntry("sleep");
