namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Selects the step of a restart by its name in the code and a count, not by its name in the log.</summary>
/// <param name="Name">The name in the code.</param>
/// <param name="Count">The number of the step with this kind and name, from 1.</param>
/// <param name="Type"><c>do</c>, <c>sleep</c> or <c>waitForEvent</c>.</param>
public sealed record StepSelector(string Name, int Count = 1, string Type = StepSelector.Do)
{
    /// <summary>The type of a <c>step.do</c>.</summary>
    public const string Do = "do";

    /// <summary>The type of a sleep.</summary>
    public const string Sleep = "sleep";

    /// <summary>The type of a wait for an event.</summary>
    public const string WaitForEvent = "waitForEvent";

    internal bool Matches(StepRecord record) =>
        record.Step is { } step && step.Name == Name && step.Occurrence == Count && record.Kind switch
        {
            StepKind.Do => Type == Do,
            StepKind.Sleep => Type == Sleep,
            StepKind.WaitForEvent => Type == WaitForEvent,
            _ => false,
        };
}
