using System;
using System.Collections.Generic;
using CloudflareWorkflows.Sandbox.Traffic;

namespace CloudflareWorkflows.Sandbox;

/// <summary>How an emulated account is set up.</summary>
public sealed record SandboxOptions
{
    /// <summary>The clock that all its times come from.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>What is in it to begin with.</summary>
    public SandboxSeed Seed { get; init; }

    /// <summary>The account's name. Its id is made from it.</summary>
    public string AccountName { get; init; } = "Sandbox";

    /// <summary>Names of further accounts that the token may list; they hold nothing.</summary>
    public IReadOnlyList<string> OtherAccounts { get; init; } = [];

    /// <summary>The rates that are enforced.</summary>
    public SandboxLimits Limits { get; init; } = new();
}
