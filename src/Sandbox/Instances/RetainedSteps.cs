using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The steps that a restart from a step keeps: those that were logged before it and completed. They are not
/// run again and stay in the log unchanged.</summary>
internal sealed class RetainedSteps
{
    private readonly Dictionary<int, StepRecord> _records;

    private RetainedSteps(IEnumerable<StepRecord> records) =>
        _records = records.ToDictionary(record => record.Step!.Position);

    public static RetainedSteps None { get; } = new([]);

    public static RetainedSteps Before(StepSelector from, IReadOnlyList<StepRecord> log) =>
        new(log.TakeWhile(record => !from.Matches(record)).Where(HasBeenPassed));

    public StepRecord? Find(ScriptStep step) => _records.GetValueOrDefault(step.Position);

    private static bool HasBeenPassed(StepRecord record) =>
        record.Kind is StepKind.Do or StepKind.Sleep or StepKind.WaitForEvent
        && (record.Success == true || record is { Success: false, Step: DoStep { IsCaught: true } });
}
