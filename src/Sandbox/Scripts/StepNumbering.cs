using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>Counts the steps of a script by kind and name: <c>charge-1</c>, <c>charge-2</c>.</summary>
internal sealed class StepNumbering
{
    private readonly Dictionary<(Type Kind, string Name), int> _counts = [];
    private int _position;

    public T Number<T>(T step)
        where T : ScriptStep
    {
        int occurrence = _counts.GetValueOrDefault((typeof(T), step.Name)) + 1;
        _counts[(typeof(T), step.Name)] = occurrence;
        return step with { Occurrence = occurrence, Position = _position++ };
    }
}
