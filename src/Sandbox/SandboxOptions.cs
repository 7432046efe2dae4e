using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Scripts;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Sandbox;

/// <summary>The options of an emulated account.</summary>
public sealed record SandboxOptions
{
    /// <summary>The clock for all times.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The port; 0 for any free port.</summary>
    public int Port { get; init; }

    /// <summary>The initial content.</summary>
    public SandboxSeed Seed { get; init; }

    /// <summary>The account's name. Its id is derived from it.</summary>
    public string AccountName { get; init; } = "Sandbox";

    /// <summary>Names of additional accounts that the token can list; they are empty.</summary>
    public IReadOnlyList<string> OtherAccounts { get; init; } = [];

    /// <summary>The rate limits.</summary>
    public SandboxLimits Limits { get; init; } = new();

    /// <summary>What the classes of uploaded Workers do, since the sandbox does not run JavaScript.</summary>
    public IReadOnlyDictionary<string, StepScript> Classes { get; init; } = LiveScripts.ByClass;

    /// <summary>How the account behaves where no source settles it: as is believed, unless it is set.</summary>
    public ServiceBehavior Behavior { get; init; } = new();
}
