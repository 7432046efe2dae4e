using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>Builds a script and numbers its steps as the engine does.</summary>
public sealed class StepScriptBuilder
{
    private readonly ImmutableArray<ScriptNode>.Builder _nodes = ImmutableArray.CreateBuilder<ScriptNode>();
    private readonly StepNumbering _numbering;
    private Func<JsonElement, string> _output = static _ => """{"ok":true}""";

    /// <summary>Starts an empty script.</summary>
    public StepScriptBuilder()
        : this(new StepNumbering())
    {
    }

    private StepScriptBuilder(StepNumbering numbering) => _numbering = numbering;

    /// <summary>Adds a step that succeeds on its first attempt.</summary>
    public StepScriptBuilder Do(string name, double seconds = 0.3, string? output = null) =>
        Do(new DoStep(name) { Duration = TimeSpan.FromSeconds(seconds), Output = output });

    /// <summary>Adds a step with all settings.</summary>
    public StepScriptBuilder Do(DoStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Add(_numbering.Number(step));
    }

    /// <summary>Adds a sleep.</summary>
    public StepScriptBuilder Sleep(string name, TimeSpan duration) => Add(_numbering.Number(new SleepStep(name, duration)));

    /// <summary>Adds a wait for an event; the default timeout is 24 hours.</summary>
    public StepScriptBuilder WaitForEvent(string name, string eventType, TimeSpan? timeout = null) =>
        Add(_numbering.Number(new WaitStep(name, eventType, timeout ?? WaitStep.DefaultTimeout)));

    /// <summary>Adds branches that run in parallel.</summary>
    public StepScriptBuilder Parallel(params IReadOnlyList<Action<StepScriptBuilder>> branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        ImmutableArray<ImmutableArray<ScriptNode>>.Builder all =
            ImmutableArray.CreateBuilder<ImmutableArray<ScriptNode>>(branches.Count);
        foreach (Action<StepScriptBuilder> branch in branches)
        {
            StepScriptBuilder inner = new(_numbering);
            branch(inner);
            all.Add(inner._nodes.ToImmutable());
        }

        return Add(new ParallelSteps(all.ToImmutable()));
    }

    /// <summary>Sets the output, as JSON text.</summary>
    public StepScriptBuilder Returns(string json) => Returns(_ => json);

    /// <summary>Sets the output as a function of the instance's params.</summary>
    public StepScriptBuilder Returns(Func<JsonElement, string> output)
    {
        _output = output;
        return this;
    }

    /// <summary>Returns the script.</summary>
    public StepScript Build() => new(_nodes.ToImmutable(), _output);

    private StepScriptBuilder Add(ScriptNode node)
    {
        _nodes.Add(node);
        return this;
    }
}
