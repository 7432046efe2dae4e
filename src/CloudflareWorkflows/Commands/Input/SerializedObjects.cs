using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Restores objects of this module that were serialized, for example by a job or by Export-Clixml.</summary>
internal static class SerializedObjects
{
    /// <summary>Restores an error group; null if the input is none.</summary>
    public static WorkflowErrorGroup? Group(PSObject input) => input.BaseObject as WorkflowErrorGroup
        ?? (IsSerialized(input, typeof(WorkflowErrorGroup)) ? RestoreGroup(input) : null);

    /// <summary>Restores a full instance; null if the input is none, or has lost its steps.</summary>
    public static WorkflowInstanceDetail? Detail(PSObject input) => input.BaseObject as WorkflowInstanceDetail
        ?? (IsSerialized(input, typeof(WorkflowInstanceDetail)) && Value<object>(input, "Steps") is IEnumerable and not string
            ? RestoreDetail(input)
            : null);

    /// <summary>Restores what an object tells of an instance: nothing if it's none, because the status and the times of a step,
    /// or of a row of the user, are something else.</summary>
    public static WorkflowInstance Known(PSObject input) =>
        InputShape.KindOf(input) == InputKind.Instance ? Listed(input).ToListed() : new WorkflowInstance();

    /// <summary>Restores what a list reports of an instance.</summary>
    public static WorkflowInstance Listed(PSObject input) => input.BaseObject as WorkflowInstance ?? RestoreListed(input, new InputValues(input));

    private static bool IsSerialized(PSObject input, Type type) => input.TypeNames.Contains($"Deserialized.{type.FullName}");

    private static WorkflowInstance RestoreListed(PSObject input, InputValues values) => new()
    {
        Id = Value<string>(input, "Id") ?? "",
        WorkflowName = Value<string>(input, "WorkflowName") ?? "",
        Status = values.Text("Status")!,
        Trigger = values.Text("Trigger"),
        VersionId = values.Text("VersionId"),
        CreatedOn = values.Time("CreatedOn"),
        StartedOn = values.Time("StartedOn"),
        EndedOn = values.Time("EndedOn"),
        ModifiedOn = values.Time("ModifiedOn"),
        ReadOn = values.Time("ReadOn"),
        AccountId = values.Text("AccountId"),
    };

    private static WorkflowErrorGroup RestoreGroup(PSObject input) => new()
    {
        WorkflowName = Value<string>(input, "WorkflowName") ?? "",
        StepName = Value<string>(input, "StepName"),
        ErrorName = Value<string>(input, "ErrorName"),
        Message = Value<string>(input, "Message"),
        SampleMessage = Value<string>(input, "SampleMessage"),
        AccountId = Value<string>(input, "AccountId"),
        Group = [.. Items(input, "Group").Select(Detail).OfType<WorkflowInstanceDetail>()],
    };

    private static WorkflowInstanceDetail RestoreDetail(PSObject input) => new()
    {
        Id = Value<string>(input, "Id") ?? "",
        WorkflowName = Value<string>(input, "WorkflowName") ?? "",
        Status = Value<string>(input, "Status")!,
        Trigger = Value<string>(input, "Trigger"),
        CreatedOn = Value<DateTime?>(input, "CreatedOn"),
        QueuedOn = Value<DateTime?>(input, "QueuedOn"),
        StartedOn = Value<DateTime?>(input, "StartedOn"),
        EndedOn = Value<DateTime?>(input, "EndedOn"),
        ModifiedOn = Value<DateTime?>(input, "ModifiedOn"),
        VersionId = Value<string>(input, "VersionId"),
        ReadOn = Value<DateTime?>(input, "ReadOn"),
        AccountId = Value<string>(input, "AccountId"),
        StepCount = Value<int?>(input, "StepCount"),
        Cron = Value<string>(input, "Cron"),
        ScheduledOn = Value<DateTime?>(input, "ScheduledOn"),
        Error = Error(input),
        Rollback = Rollback(input),
        Params = Value<object>(input, "Params"),
        Output = Value<object>(input, "Output"),
        Steps = Steps(input),

        // A copy doesn't keep that some steps can't be read, but it keeps how many there are.
        HasMalformedSteps = Value<int?>(input, "StepCount") > Items(input, "Steps").Length,
    };

    private static WorkflowStep[] Steps(PSObject input)
    {
        DateTime? end = InstanceStatus.IsEnded(Value<string>(input, "Status") ?? "") ? Value<DateTime?>(input, "EndedOn") : null;
        return [.. Items(input, "Steps").Select(step => Step(step).StoppedBy(end))];
    }

    private static WorkflowStep Step(PSObject input) => new()
    {
        Name = Value<string>(input, "Name") ?? "",
        Type = Value<string>(input, "Type") ?? "",
        Status = Value<string>(input, "Status") ?? "",
        StartedOn = Value<DateTime?>(input, "StartedOn"),
        EndedOn = Value<DateTime?>(input, "EndedOn"),
        Occurrence = Value<int?>(input, "Occurrence"),
        EventType = Value<string>(input, "EventType"),
        Error = Error(input),
        InstanceId = Value<string>(input, "InstanceId") ?? "",
        WorkflowName = Value<string>(input, "WorkflowName") ?? "",
        AccountId = Value<string>(input, "AccountId"),
        ReadOn = Value<DateTime?>(input, "ReadOn"),
        Output = Value<object>(input, "Output"),
        Attempts = [.. Items(input, "Attempts").Select(Attempt)],
    };

    private static WorkflowStepAttempt Attempt(PSObject input) => new()
    {
        Number = Value<int?>(input, "Number") ?? 0,
        Success = Value<bool?>(input, "Success"),
        StartedOn = Value<DateTime?>(input, "StartedOn"),
        EndedOn = Value<DateTime?>(input, "EndedOn"),
        Error = Error(input),
    };

    private static WorkflowError? Error(PSObject input) => input.Properties["Error"]?.Value is object error
        ? new WorkflowError
        {
            Name = Value<string>(PSObject.AsPSObject(error), "Name"),
            Message = Value<string>(PSObject.AsPSObject(error), "Message"),
        }
        : null;

    private static WorkflowRollback? Rollback(PSObject input) => input.Properties["Rollback"]?.Value is object rollback
        ? new WorkflowRollback
        {
            Outcome = Value<string>(PSObject.AsPSObject(rollback), "Outcome"),
            Error = Error(PSObject.AsPSObject(rollback)),
        }
        : null;

    private static PSObject[] Items(PSObject input, string property) =>
        BaseObject.Of(input.Properties[property]?.Value) is IEnumerable items and not string
            ? [.. items.Cast<object>().Select(PSObject.AsPSObject)]
            : [];

    private static T? Value<T>(PSObject input, string property)
    {
        object? value = BaseObject.OrCustomObject(input.Properties[property]?.Value);
        return value is not null && LanguagePrimitives.TryConvertTo(value, out T result) ? result : default;
    }
}
