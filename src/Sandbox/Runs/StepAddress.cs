namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>A step as a restart names it: by its bare name and a count, not by its name in the log.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Count">Which step of this kind and name, counted from 1.</param>
/// <param name="Type"><c>do</c>, <c>sleep</c> or <c>waitForEvent</c>.</param>
public sealed record StepAddress(string Name, int Count = 1, string Type = StepAddress.Do)
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
