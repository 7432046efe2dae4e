using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>Writes a script, statement by statement, and numbers its steps as the engine does.</summary>
public sealed class ScriptBuilder
{
    private readonly ImmutableArray<ScriptNode>.Builder _nodes = ImmutableArray.CreateBuilder<ScriptNode>();
    private readonly StepNumbering _numbering;
    private Func<JsonElement, string> _output = static _ => """{"ok":true}""";

    /// <summary>Begins an empty script.</summary>
    public ScriptBuilder()
        : this(new StepNumbering())
    {
    }

    private ScriptBuilder(StepNumbering numbering) => _numbering = numbering;

    /// <summary>Adds a step that succeeds at its first attempt.</summary>
    public ScriptBuilder Do(string name, double seconds = 0.3, string? output = null) =>
        Do(new DoStep(name) { Duration = TimeSpan.FromSeconds(seconds), Output = output });

    /// <summary>Adds a step that is described in full.</summary>
    public ScriptBuilder Do(DoStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return Add(_numbering.Number(step));
    }

    /// <summary>Adds a sleep.</summary>
    public ScriptBuilder Sleep(string name, TimeSpan duration) => Add(_numbering.Number(new SleepStep(name, duration)));

    /// <summary>Adds a wait for an event, 24 hours if no limit is given.</summary>
    public ScriptBuilder WaitForEvent(string name, string eventType, TimeSpan? timeout = null) =>
        Add(_numbering.Number(new WaitStep(name, eventType, timeout ?? WaitStep.DefaultTimeout)));

    /// <summary>Adds branches that run side by side.</summary>
    public ScriptBuilder Parallel(params IReadOnlyList<Action<ScriptBuilder>> branches)
    {
        ArgumentNullException.ThrowIfNull(branches);
        ImmutableArray<ImmutableArray<ScriptNode>>.Builder all =
            ImmutableArray.CreateBuilder<ImmutableArray<ScriptNode>>(branches.Count);
        foreach (Action<ScriptBuilder> branch in branches)
        {
            ScriptBuilder inner = new(_numbering);
            branch(inner);
            all.Add(inner._nodes.ToImmutable());
        }

        return Add(new ParallelSteps(all.ToImmutable()));
    }

    /// <summary>Sets the output, as JSON text.</summary>
    public ScriptBuilder Returns(string json) => Returns(_ => json);

    /// <summary>Sets the output, made from the params of the instance.</summary>
    public ScriptBuilder Returns(Func<JsonElement, string> output)
    {
        _output = output;
        return this;
    }

    /// <summary>Ends the script.</summary>
    public Script Build() => new(_nodes.ToImmutable(), _output);

    private ScriptBuilder Add(ScriptNode node)
    {
        _nodes.Add(node);
        return this;
    }
}
