using System;
using System.Collections.Generic;
using System.Management.Automation;

namespace CloudflareWorkflows.Sandbox.Shell;

/// <summary>A piece of script to run, and what becomes of its output.</summary>
/// <param name="Script">The text.</param>
internal sealed record Invocation(string Script)
{
    /// <summary>What the script's <c>param</c> block takes.</summary>
    internal IReadOnlyList<object> Arguments { get; init; } = [];

    /// <summary>Whether the terminal shows what comes out, errors included.</summary>
    internal bool IsShown { get; init; } = true;

    /// <summary>Is told of each object that comes out, errors aside.</summary>
    internal Action<PSObject> Observer { get; init; } = _ => { };
}
