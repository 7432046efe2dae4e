using System;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A step of any type in a response.</summary>
internal sealed record StepWire : IJsonOnDeserialized
{
    public string? Type { get; init; }

    public string? Name { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public bool? Success { get; init; }

    public bool? Finished { get; init; }

    public WorkflowError? Error { get; init; }

    public string? EventType { get; init; }

    public JsonElement Output { get; init; }

    public AttemptWire[]? Attempts { get; init; }

    public StepConfigWire? Config { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Attempts?.Contains(null!) == true)
        {
            throw new JsonException("An attempt is null.");
        }
    }

    public WorkflowStep ToModel(InstanceKey key, OutputEncoding encoding, bool hasEnded) => new()
    {
        AccountId = key.AccountId,
        WorkflowName = key.WorkflowName,
        InstanceId = key.Id,
        Name = Name ?? Type ?? "",
        Type = Type ?? "",
        Status = StatusOf(hasEnded),
        StartedOn = Start,
        EndedOn = End,
        Occurrence = Counter(Name),
        EventType = EventType,
        Error = Error ?? Attempts?.LastOrDefault()?.Error,
        Output = encoding.Read(Output),
        Config = Config?.ToModel(),
        Attempts = Attempts?.Select((attempt, index) => attempt.ToModel(index + 1)).ToArray() ?? [],
    };

    /// <summary>The result of the step or of one attempt, for the engine that does not truncate outputs; null if
    /// there is no such attempt.</summary>
    public StepResult? ToResult(int? attempt, CancellationToken cancellationToken)
    {
        if (attempt is not int number)
        {
            WorkflowError? error = Success == true ? null : Error ?? Attempts?.LastOrDefault()?.Error;
            return new StepResultWire(StatusOf(hasEnded: false), error, Output).ToModel(cancellationToken);
        }

        AttemptWire? wire = Attempts?.ElementAtOrDefault(number - 1);
        return wire is null
            ? null
            : new StepResultWire(wire.Status, wire.Error, wire.Success == true ? Output : default)
                .ToModel(cancellationToken);
    }

    /// <param name="hasEnded">Whether the instance has ended, which also ends its open steps.</param>
    private string StatusOf(bool hasEnded) => this switch
    {
        { Type: "termination" } => InstanceStatus.Terminated,
        { Success: true } => InstanceStatus.Complete,
        { Success: false } => InstanceStatus.Errored,
        { Finished: true, Error: null } => InstanceStatus.Complete,
        { Finished: true } => InstanceStatus.Errored,
        _ when hasEnded => InstanceStatus.Terminated,
        { Finished: false } => InstanceStatus.Waiting,
        _ when Attempts?.LastOrDefault() is { Success: false } => "retrying",
        _ => InstanceStatus.Running,
    };

    /// <summary>The number after the last hyphen, which the service appends to every name.</summary>
    private static int? Counter(string? name)
    {
        int hyphen = name?.LastIndexOf('-') ?? -1;
        return hyphen >= 0
            && int.TryParse(name![(hyphen + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int counter)
            ? counter
            : null;
    }

    /// <summary>One attempt at a step.</summary>
    internal sealed record AttemptWire(DateTime? Start, DateTime? End, bool? Success, WorkflowError? Error)
    {
        public string Status => Success switch
        {
            null => InstanceStatus.Running,
            true => InstanceStatus.Complete,
            false => InstanceStatus.Errored,
        };

        public WorkflowStepAttempt ToModel(int number) => new()
        {
            Number = number,
            StartedOn = Start,
            EndedOn = End,
            Success = Success,
            Error = Error,
        };
    }
}
