using System;
using System.Linq;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An entry of the step log; each kind has its own fields.</summary>
[JsonDerivedType(typeof(WorkEntry))]
[JsonDerivedType(typeof(SleepEntry))]
[JsonDerivedType(typeof(WaitEntry))]
[JsonDerivedType(typeof(TerminationEntry))]
internal abstract record StepEntry(string Type)
{
    public static StepEntry Of(StepRecord record) => record switch
    {
        { Step: DoStep step } => new WorkEntry(
            record.Kind == StepKind.Rollback ? "rollback" : "step",
            step.LogName,
            record.StartedOn,
            record.EndedOn,
            record.Success,
            OutputText.Of(record),
            [.. record.Attempts.Select(AttemptEntry.Of)],
            StepConfig.Of(step)),
        // Before it ends, the end is the planned one.
        { Step: SleepStep step } => new SleepEntry(
            step.LogName, record.StartedOn, record.EndedOn ?? record.DueOn, record.EndedOn is not null, record.Error),
        { Step: WaitStep step } => new WaitEntry(
            step.LogName, record.StartedOn, record.EndedOn ?? record.DueOn, record.EndedOn is not null, record.Error,
            step.EventType, OutputText.Of(record)),
        { Kind: StepKind.Termination } => new TerminationEntry(new TriggerResponse(TriggerSource.Api)),
        _ => throw new InvalidOperationException($"There is no entry for {record.Kind}."),
    };
}
