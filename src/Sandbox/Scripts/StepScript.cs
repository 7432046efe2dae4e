using System;
using System.Collections.Immutable;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>The emulated code of a workflow. Immutable, so that many instances can share one.</summary>
public sealed class StepScript
{
    internal StepScript(ImmutableArray<ScriptNode> nodes, Func<JsonElement, string> output)
    {
        Nodes = nodes;
        Output = output;
    }

    /// <summary>The statements, in order.</summary>
    public ImmutableArray<ScriptNode> Nodes { get; }

    /// <summary>Creates the instance's output (JSON text) from its params.</summary>
    public Func<JsonElement, string> Output { get; }

    /// <summary>The default script: a single step of 300 ms.</summary>
    public static StepScript Default { get; } = new StepScriptBuilder().Do("run").Build();
}
