using System;
using System.Collections.Immutable;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>What a workflow's code does. It is immutable, so that any number of instances share one.</summary>
public sealed class Script
{
    internal Script(ImmutableArray<ScriptNode> nodes, Func<JsonElement, string> output)
    {
        Nodes = nodes;
        Output = output;
    }

    /// <summary>The statements, in order.</summary>
    public ImmutableArray<ScriptNode> Nodes { get; }

    /// <summary>Makes the instance's output (JSON text) from its params.</summary>
    public Func<JsonElement, string> Output { get; }

    /// <summary>A single step of 300 ms: what a workflow does that was not told otherwise.</summary>
    public static Script Default { get; } = new ScriptBuilder().Do("run").Build();
}
